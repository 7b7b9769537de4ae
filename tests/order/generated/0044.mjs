// A random program, of seed 44: its order is Node's.
import async_hooks from 'node:async_hooks';
const als = new async_hooks.AsyncLocalStorage();
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const log = (...label) => { console.log(...label, '|', als.getStore()); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
Promise.resolve().then(() => {
  log('s1');
  Promise.race([Promise.resolve().then(() => log('s2.0 inner then')), 's2.1 value']).then((value) => {
    log('s2');
    queueMicrotask(() => {
      log('s3');
      (async () => {
        await Promise.resolve();
        log('s4 after await');
        const s5 = new EventTarget();
        s5.addEventListener('x', () => {
          log('s5');
        });
        s5.addEventListener('x', () => log('s5 second'));
        s5.dispatchEvent(new Event('x'));
        Promise.allSettled([Promise.reject('s6'), Promise.resolve(), thenable('s6.1'), (async () => log('s6.2 async'))()]).then(() => {
          log('s6');
        });
      })();
      als.run('s7', () => {
        log('s7');
      });
    });
    log('s8');
  });
  Promise.resolve('s9 value').then(() => {
    log('s9');
  });
}).then(() => log('s1 link 1')).then(() => log('s1 link 2'));
log('end of script');
