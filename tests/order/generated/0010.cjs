// A random program, of seed 10: its order is Node's.
const async_hooks = require('node:async_hooks');
const events = require('node:events');
const als = new async_hooks.AsyncLocalStorage();
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label, '|', als.getStore()); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
(async () => {
  log('s1 body');
  return Promise.resolve().then(() => log('s1 inner then'));
})().then(() => log('s1 end'));
setTimeout(() => {
  log('s2');
  setImmediate(() => {
    log('s3');
  });
}, 0);
spin(4);
Promise.resolve('s4 value').finally(() => {
  log('s4');
  const emitter5 = new events.EventEmitter();
  emitter5.on('x', () => {
    log('s5');
  });
  emitter5.on('x', () => log('s5 second'));
  emitter5.emit('x');
  process.nextTick(() => emitter5.removeAllListeners().emit('x'));
  process.nextTick(() => {
    log('s6');
    als.enterWith('s6');
  });
}).then(() => log('s4 after'));
const s7 = Promise.reject('s7');
setImmediate(() => s7.catch(() => {
  log('s7');
  log('s8');
}));
log('end of script');
