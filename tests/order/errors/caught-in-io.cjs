// An error in an I/O callback with a listener: its ticks and jobs run, the loop goes on.
process.on('uncaughtException', (error) => console.log('uncaught', error.message));
require('fs').stat(__filename, () => {
  setImmediate(() => console.log('immediate'));
  process.nextTick(() => console.log('tick'));
  Promise.resolve().then(() => console.log('then'));
  throw new Error('in an I/O callback');
});
