// A random program, of seed 13: its order is Node's.
import async_hooks from 'node:async_hooks';
const als = new async_hooks.AsyncLocalStorage();
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
process.on('uncaughtException', (error) => log('uncaught', error.message));
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
process.nextTick(() => {
  log('s1');
  als.enterWith('s1');
  setImmediate(() => {
    log('s2');
    throw new Error('from s2');
  });
  (async () => {
    log('s3 body');
    (async () => {
      await new Promise(far);
      log('s4 after await');
      process.nextTick(() => {
        log('s5');
      });
    })();
  })().then(() => log('s3 end'));
  Promise.all(['s6.0 value', Promise.resolve()]).then(() => {
    log('s6');
    Promise.resolve().then(() => {
      log('s7');
      Promise.resolve().then(() => {
        log('s8');
      }).then(() => log('s8 link 1')).then(() => log('s8 link 2')).then(() => log('s8 link 3'));
      const s9 = Promise.reject('s9');
      queueMicrotask(() => s9.catch(() => {
        log('s9');
      }));
      return 's7 value';
    }).then(() => log('s7 after'));
  });
});
log('end of script');
