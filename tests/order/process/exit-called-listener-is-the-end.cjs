// The same after process.exit: nothing that an exit listener schedules runs.
process.on('exit', (code) => {
  console.log('exit', code);
  process.nextTick(() => console.log('tick'));
  Promise.resolve().then(() => console.log('then'));
  setTimeout(() => console.log('timer, never'), 0);
});
setImmediate(() => process.exit());
