// A tick or a promise made in beforeExit runs; it alone does not bring beforeExit again.
process.on('beforeExit', () => {
  console.log('beforeExit');
  process.nextTick(() => console.log('tick'));
  Promise.resolve().then(() => console.log('then'));
});
process.on('exit', () => console.log('exit'));
