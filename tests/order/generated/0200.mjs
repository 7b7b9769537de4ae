// A random program, of seed 200: its order is Node's.
import async_hooks from 'node:async_hooks';
const als = new async_hooks.AsyncLocalStorage();
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const log = (...label) => { console.log(...label, '|', als.getStore()); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
setImmediate(() => {
  log('s1');
  Promise.resolve().then(() => {
    log('s2');
    (async () => {
      log('s3 body');
      try {
        await Promise.reject('s3');
      } catch (reason) {
        log('s3 caught');
      } finally {
        await thenable('s3');
      }
    })().then(() => log('s3 end'));
    return Promise.resolve().then(() => log('s2 inner then'));
  }).then(() => log('s2 after'));
  process.nextTick(() => {
    log('s4');
    als.enterWith('s4');
  });
});
setImmediate(log, 's1 second');
log('end of script');
