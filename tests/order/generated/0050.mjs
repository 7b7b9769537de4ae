// A random program, of seed 50: its order is Node's.
import async_hooks from 'node:async_hooks';
import fs from 'node:fs';
const als = new async_hooks.AsyncLocalStorage();
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const waiting = [];
const far = (callback) => {
  if (waiting.push(async_hooks.AsyncLocalStorage.bind(callback)) === 1) setTimeout(whenQuiet, 20);
};
const whenQuiet = () => {
  if (performance.now() - busy < 20) return setTimeout(whenQuiet, 20);
  const callback = waiting.shift();
  if (waiting.length > 0) setTimeout(whenQuiet, 20);
  callback();
};
const log = (...label) => { busy = performance.now(); console.log(...label, '|', als.getStore()); };
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
