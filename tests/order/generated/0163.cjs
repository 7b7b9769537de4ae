// A random program, of seed 163: its order is Node's.
const async_hooks = require('node:async_hooks');
const als = new async_hooks.AsyncLocalStorage();
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label, '|', als.getStore()); };
setTimeout(() => {
  log('s1');
  process.nextTick(() => {
    log('s2');
    log('s3');
    Promise.resolve('s4 value').then(() => {
      log('s4');
      queueMicrotask(() => {
        log('s5');
      });
      setTimeout(() => {
        log('s6');
      }, 0);
      spin(4);
    });
    als.run('s7', () => {
      log('s7');
      queueMicrotask(() => {
        log('s8');
      });
    });
  });
  Promise.resolve().then(() => {
    log('s9');
  }).then(() => log('s9 link 1')).then(() => log('s9 link 2'));
}, 1);
spin(4);
log('end of script');
