// A random program, of seed 128: its order is Node's.
const async_hooks = require('node:async_hooks');
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
als.run('s1', () => {
  log('s1');
  setTimeout(() => {
    log('s2');
  }, 2);
  spin(4);
  Promise.reject('s3').catch((reason) => {
    log('s3');
  }).then(() => log('s3 after'));
});
log('end of script');
