// A random program, of seed 93: its order is Node's.
import async_hooks from 'node:async_hooks';
const als = new async_hooks.AsyncLocalStorage();
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const log = (...label) => { console.log(...label, '|', als.getStore()); };
queueMicrotask(() => {
  log('s1');
  const s2 = new EventTarget();
  s2.addEventListener('x', () => {
    log('s2');
    Promise.resolve(thenable('s3')).then(() => {
      log('s3');
      Promise.resolve().then(() => {
        log('s4');
        setImmediate(() => {
          log('s5');
        });
        Promise.resolve(Promise.resolve()).then(() => {
          log('s6');
        });
      }).then(() => log('s4 link 1')).then(() => log('s4 link 2')).then(() => log('s4 link 3'));
    });
    Promise.resolve((async () => log('s7 async'))()).then(() => {
      log('s7');
    });
    als.run('s8', () => {
      log('s8');
    });
  });
  s2.addEventListener('x', () => log('s2 second'));
  s2.dispatchEvent(new Event('x'));
});
log('end of script');
