// A random program, of seed 167: its order is Node's.
import async_hooks from 'node:async_hooks';
import events from 'node:events';
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
const emitter1 = new events.EventEmitter();
emitter1.on('x', () => {
  log('s1');
  const s2 = async function* () {
    yield 's2 one';
    const s3 = Promise.reject('s3');
    process.nextTick(() => s3.catch(() => {
      log('s3');
      process.nextTick(() => {
        log('s4');
        const s5 = new EventTarget();
        s5.addEventListener('x', () => {
          log('s5');
        });
        s5.addEventListener('x', () => log('s5 second'));
        s5.dispatchEvent(new Event('x'));
      });
      const s6a = setTimeout(log, 1, 'never');
      setTimeout(() => { clearTimeout(s6b);
        log('s6');
        (async () => {
          log('s7 body');
        })().then(() => log('s7 end'));
      }, 1);
      const s6b = setTimeout(log, 1, 'never');
      clearTimeout(s6a);
      spin(4);
      process.nextTick(() => {
        log('s8');
        als.enterWith('s8');
      });
    }));
    Promise.reject('s9');
    await 's2 value';
    yield Promise.resolve('s2 two');
  };
  (async () => { for await (const value of s2()) log(value); log('s2 done'); })();
  const s10 = Promise.reject('s10');
  setImmediate(() => s10.catch(() => {
    log('s10');
  }));
});
emitter1.on('x', () => log('s1 second'));
emitter1.emit('x');
process.nextTick(() => emitter1.removeAllListeners().emit('x'));
log('end of script');
