// A random program, of seed 60: its order is Node's.
import async_hooks from 'node:async_hooks';
const als = new async_hooks.AsyncLocalStorage();
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
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
  als.run('s2', () => {
    log('s2');
    (async () => {
      log('s3 body');
      const s4 = Promise.reject('s4');
      setImmediate(() => s4.catch(() => {
        log('s4');
        setTimeout(() => {
          log('s5');
        }, 1);
        setTimeout(log, 1, 's5 second');
        setTimeout(log, 1, 's5 third');
        spin(16);
      }));
      Promise.allSettled([Promise.reject('s6'), Promise.resolve(), thenable('s6.1'), (async () => log('s6.2 async'))()]).then(() => {
        log('s6');
      });
    })().then(() => log('s3 end'));
  });
  await Promise.resolve();
  log('s1 after one await');
  (async () => {
    log('s7 body');
  })().then(() => log('s7 end'));
  setImmediate(() => {
    log('s8');
  });
  await null;
})().then(() => log('s1 end'));
log('end of script');
