// A random program, of seed 122: its order is Node's.
const async_hooks = require('node:async_hooks');
const als = new async_hooks.AsyncLocalStorage();
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label, '|', als.getStore()); };
Promise.resolve('s1 value').finally(() => {
  log('s1');
  process.nextTick(() => {
    log('s2');
    als.enterWith('s2');
  });
}).then(() => log('s1 after'));
(async () => {
  log('s3 body');
  await thenable('s3');
  log('s3 after one await');
  await null;
})().then(() => log('s3 end'));
setImmediate(() => {
  log('s4');
  Promise.resolve(Promise.resolve()).finally(() => {
    log('s5');
    setTimeout(() => {
      log('s6');
    }, 12);
    setTimeout(log, 2, 's6 second');
    setTimeout(log, 12, 's6 third');
    spin(16);
  }).then(() => log('s5 after'));
  process.nextTick(() => {
    log('s7');
  });
});
setImmediate(log, 's4 second');
log('end of script');
