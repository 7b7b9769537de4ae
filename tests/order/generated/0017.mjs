// A random program, of seed 17: its order is Node's.
import async_hooks from 'node:async_hooks';
const als = new async_hooks.AsyncLocalStorage();
const log = (...label) => { console.log(...label, '|', als.getStore()); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
Promise.resolve((async () => log('s1 async'))()).then(() => {
  log('s1');
  const s2 = Promise.reject('s2');
  setImmediate(() => s2.catch(() => {
    log('s2');
    (async () => {
      log('s3 body');
      return (async () => log('s3 async'))();
    })().then(() => log('s3 end'));
  }));
  process.nextTick(() => {
    log('s4');
    als.enterWith('s4');
  });
});
log('end of script');
