// A random program, of seed 170: its order is Node's.
const events = require('node:events');
const log = (...label) => { console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
(async () => {
  log('s1 body');
  setImmediate(() => {
    log('s2');
  });
  Promise.reject('s3');
  const s4 = new EventTarget();
  s4.addEventListener('x', () => {
    log('s4');
  });
  s4.addEventListener('x', () => log('s4 second'));
  s4.dispatchEvent(new Event('x'));
})().then(() => log('s1 end'));
process.nextTick(() => {
  log('s5');
});
(async () => {
  log('s6 body');
  (async () => {
    log('s7 body');
    await (async () => log('s7 async'))();
    log('s7 after one await');
    (async () => {
      log('s8 body');
    })().then(() => log('s8 end'));
    await null;
  })().then(() => log('s7 end'));
  const emitter9 = new events.EventEmitter();
  emitter9.once('x', () => {
    log('s9');
  });
  emitter9.on('x', () => log('s9 second'));
  emitter9.emit('x');
  process.nextTick(() => emitter9.removeAllListeners().emit('x'));
})().then(() => log('s6 end'));
log('end of script');
