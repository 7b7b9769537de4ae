// A random program, of seed 27: its order is Node's.
const async_hooks = require('node:async_hooks');
const events = require('node:events');
const als = new async_hooks.AsyncLocalStorage();
const log = (...label) => { console.log(...label, '|', als.getStore()); };
const s1 = async function* () {
  yield 's1 one';
  process.nextTick(() => {
    log('s2');
    als.enterWith('s2');
    als.run('s3', () => {
      log('s3');
      const emitter4 = new events.EventEmitter();
      emitter4.on('x', () => {
        log('s4');
      });
      emitter4.on('x', () => log('s4 second'));
      emitter4.emit('x');
      process.nextTick(() => emitter4.removeAllListeners().emit('x'));
    });
    const s5 = new EventTarget();
    s5.addEventListener('x', () => {
      log('s5');
    });
    s5.addEventListener('x', () => log('s5 second'));
    s5.dispatchEvent(new Event('x'));
  });
  process.nextTick(() => {
    log('s6');
  });
  await Promise.resolve();
  yield Promise.resolve('s1 two');
};
(async () => { for await (const value of s1()) log(value); log('s1 done'); })();
log('end of script');
