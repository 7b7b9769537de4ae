// A random program, of seed 62: its order is Node's.
const async_hooks = require('node:async_hooks');
const timersPromises = require('node:timers/promises');
const als = new async_hooks.AsyncLocalStorage();
const spin = (ms) => { const until = performance.now() + ms; while (performance.now() < until); };
const begin = performance.now();
let last = 0;
const slot = () => {
  const passed = performance.now() - begin;
  last = Math.max(last, Math.ceil(passed / 50)) + 1;
  return Math.ceil(last * 50 - passed);
};
const log = (...label) => console.log(...label, '|', als.getStore());
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
const s1 = Promise.reject('s1');
queueMicrotask(() => s1.catch(() => {
  log('s1');
  queueMicrotask(() => {
    log('s2');
    const s3 = async function* () {
      yield 's3 one';
      Promise.any([Promise.reject('s4'), 's4.0 value', Promise.resolve()]).then((value) => {
        log('s4');
      });
      timersPromises.setTimeout(slot(), 's5').then(() => {
        log('s5');
        queueMicrotask(() => {
          log('s6');
        });
        setTimeout(() => {
          log('s7');
        }, 2);
        spin(4);
      });
      await Promise.resolve();
      yield Promise.resolve('s3 two');
    };
    (async () => { for await (const value of s3()) log(value); log('s3 done'); })();
    process.nextTick(() => {
      log('s8');
    });
    als.run('s9', () => {
      log('s9');
    });
  });
  als.run('s10', () => {
    log('s10');
  });
}));
log('end of script');
