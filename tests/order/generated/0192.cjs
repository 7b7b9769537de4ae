// A random program, of seed 192: its order is Node's.
const events = require('node:events');
const log = (...label) => { console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
const emitter1 = new events.EventEmitter();
emitter1.once('x', () => {
  log('s1');
});
emitter1.on('x', () => log('s1 second'));
emitter1.emit('x');
process.nextTick(() => emitter1.removeAllListeners().emit('x'));
(async () => {
  log('s2 body');
  try {
    await Promise.reject('s2');
  } catch (reason) {
    log('s2 caught');
  } finally {
    await (async () => log('s2 async'))();
  }
})().then(() => log('s2 end'));
process.nextTick(() => {
  log('s3');
});
log('end of script');
