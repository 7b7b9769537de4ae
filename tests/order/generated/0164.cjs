// A random program, of seed 164: its order is Node's.
const events = require('node:events');
const log = (...label) => { console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
const s1 = Promise.reject('s1');
process.nextTick(() => s1.catch(() => {
  log('s1');
}));
const emitter2 = new events.EventEmitter();
emitter2.once('x', () => {
  log('s2');
  const s3 = new AbortController();
  s3.signal.addEventListener('abort', () => {
    log('s3');
    setImmediate(() => {
      log('s4');
    });
  });
  setImmediate(() => s3.abort());
  setImmediate(() => {
    log('s5');
  });
});
emitter2.on('x', () => log('s2 second'));
emitter2.emit('x');
process.nextTick(() => emitter2.removeAllListeners().emit('x'));
log('end of script');
