// beforeExit comes when the loop is empty, again each time new work was made, and exit once.
let left = 2;
process.on('beforeExit', (code) => {
  console.log('beforeExit', code);
  if (left-- > 0) setImmediate(() => console.log('more work'));
});
process.on('exit', (code) => console.log('exit', code));
