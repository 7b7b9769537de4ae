// A random program, of seed 96: its order is Node's.
import async_hooks from 'node:async_hooks';
const als = new async_hooks.AsyncLocalStorage();
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const begin = performance.now();
let last = 0;
const slot = () => {
  const passed = performance.now() - begin;
  last = Math.max(last, Math.ceil(passed / 50)) + 1;
  return Math.ceil(last * 50 - passed);
};
const far = (callback) => setTimeout(callback, slot());
const log = (...label) => console.log(...label, '|', als.getStore());
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
far(() => {
  let rounds = 0;
  const interval = setInterval(() => {
    log('s1 round', ++rounds);
    if (rounds === 2) clearInterval(interval);
  }, 4);
  const s2 = Promise.reject('s2');
  setImmediate(() => s2.catch(() => {
    log('s2');
    als.run('s3', () => {
      log('s3');
      (async () => {
        log('s4 body');
        await Promise.resolve();
        log('s4 after one await');
        await null;
      })().then(() => log('s4 end'));
    });
    Promise.all([Promise.resolve(), thenable('s5.1'), (async () => log('s5.2 async'))()]).then(() => {
      log('s5');
    });
  }));
  als.run('s6', () => {
    log('s6');
  });
  (async () => {
    log('s7 body');
    return Promise.resolve().then(() => log('s7 inner then'));
  })().then(() => log('s7 end'));
});
log('end of script');
