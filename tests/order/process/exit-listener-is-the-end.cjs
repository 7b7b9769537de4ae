// What an exit listener schedules for the loop never runs; its ticks and jobs do or do not, as the output says.
process.on('exit', (code) => {
  console.log('exit', code);
  process.nextTick(() => console.log('tick'));
  Promise.resolve().then(() => console.log('then'));
  setTimeout(() => console.log('timer, never'), 0);
  setImmediate(() => console.log('immediate, never'));
});
process.on('exit', () => console.log('second listener'));
