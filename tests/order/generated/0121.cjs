// A random program, of seed 121: its order is Node's.
const async_hooks = require('node:async_hooks');
const timersPromises = require('node:timers/promises');
const als = new async_hooks.AsyncLocalStorage();
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
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
Promise.reject('s1').catch((reason) => {
  log('s1');
}).then(() => log('s1 after'));
Promise.resolve().then(() => {
  log('s2');
  setImmediate(() => { clearImmediate(s3b);
    log('s3');
    Promise.race([Promise.resolve(), thenable('s4.1')]).then((value) => {
      log('s4');
      timersPromises.setTimeout(slot(), 's5').then(() => {
        log('s5');
      });
      process.nextTick(() => {
        log('s6');
        process.nextTick(() => {
          log('s7');
          als.enterWith('s7');
        });
      });
    });
  });
  const s3b = setImmediate(log, 'never');
}).then(() => log('s2 link 1')).then(() => log('s2 link 2'));
log('end of script');
