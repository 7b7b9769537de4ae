// A random program, of seed 58: its order is Node's.
const events = require('node:events');
const log = (...label) => { console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
const emitter1 = new events.EventEmitter();
emitter1.on('x', () => {
  log('s1');
});
emitter1.on('x', () => log('s1 second'));
emitter1.emit('x');
process.nextTick(() => emitter1.removeAllListeners().emit('x'));
const s2 = Promise.reject('s2');
setImmediate(() => s2.catch(() => {
  log('s2');
  process.nextTick(() => {
    log('s3');
  });
}));
log('end of script');
