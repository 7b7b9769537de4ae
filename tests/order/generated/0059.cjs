// A random program, of seed 59: its order is Node's.
const async_hooks = require('node:async_hooks');
const events = require('node:events');
const als = new async_hooks.AsyncLocalStorage();
const log = (...label) => { console.log(...label, '|', als.getStore()); };
const emitter1 = new events.EventEmitter();
emitter1.once('x', () => {
  log('s1');
});
emitter1.on('x', () => log('s1 second'));
emitter1.emit('x');
process.nextTick(() => emitter1.removeAllListeners().emit('x'));
const emitter2 = new events.EventEmitter();
emitter2.once('x', () => {
  log('s2');
});
emitter2.on('x', () => log('s2 second'));
emitter2.emit('x');
process.nextTick(() => emitter2.removeAllListeners().emit('x'));
const emitter3 = new events.EventEmitter();
emitter3.on('x', () => {
  log('s3');
});
emitter3.on('x', () => log('s3 second'));
emitter3.emit('x');
process.nextTick(() => emitter3.removeAllListeners().emit('x'));
Promise.resolve('s4 value').finally(() => {
  log('s4');
  const s5 = new EventTarget();
  s5.addEventListener('x', () => {
    log('s5');
  });
  s5.addEventListener('x', () => log('s5 second'));
  s5.dispatchEvent(new Event('x'));
}).then(() => log('s4 after'));
(async () => {
  for await (const value of [(async () => log('s6 async'))(), 's6']) {
    log('s6');
  }
  Promise.resolve('s7 value').then(() => {
    log('s7');
  });
})();
process.nextTick(() => {
  log('s8');
});
als.run('s9', () => {
  log('s9');
  const s10 = async function* () {
    yield 's10 one';
    await 's10 value';
    yield Promise.resolve('s10 two');
  };
  (async () => { for await (const value of s10()) log(value); log('s10 done'); })();
});
Promise.resolve().then(() => {
  log('s11');
  return Promise.resolve();
}).then(() => log('s11 after'));
log('end of script');
