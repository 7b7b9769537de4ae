// In an fs callback: tick, job, then the immediate, then the timer.
require('fs').readFile(__filename, () => {
  setTimeout(() => console.log('timeout'), 0);
  setImmediate(() => console.log('immediate'));
  Promise.resolve().then(() => console.log('then'));
  process.nextTick(() => console.log('tick'));
});
