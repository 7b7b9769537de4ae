// In a module: a tick that ends the program leaves the jobs behind it.
process.on('exit', (code) => console.log('exit', code));
setImmediate(() => {
  Promise.resolve().then(() => console.log('never'));
  process.nextTick(() => process.exit(4));
});
