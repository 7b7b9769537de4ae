// A random program, of seed 50: its order is Node's.
import async_hooks from 'node:async_hooks';
import fs from 'node:fs';
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
als.run('s1', () => {
  log('s1');
});
far(() => fs.stat(import.meta.filename, () => {
  log('s2');
  const s3 = Promise.reject('s3');
  process.nextTick(() => s3.catch(() => {
    log('s3');
    (async () => {
      await 's4 value';
      log('s4 after await');
      Promise.resolve(Promise.resolve()).then(() => {
        log('s5');
        als.run('s6', () => {
          log('s6');
        });
        log('s7');
        (async () => {
          await thenable('s8');
          log('s8 after await');
        })();
      });
      (async () => {
        log('s9 body');
      })().then(() => log('s9 end'));
      Promise.reject('s10');
    })();
    const s11 = Promise.reject('s11');
    process.nextTick(() => s11.catch(() => {
      log('s11');
    }));
    log('s12');
  }));
  queueMicrotask(() => {
    log('s13');
  });
  queueMicrotask(() => {
    log('s14');
  });
}));
log('end of script');
