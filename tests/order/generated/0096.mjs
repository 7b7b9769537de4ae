// A random program, of seed 96: its order is Node's.
import async_hooks from 'node:async_hooks';
const als = new async_hooks.AsyncLocalStorage();
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
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
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
far(() => {
  let rounds = 0;
  const interval = setInterval(() => {
    log('s1 round', ++rounds);
    if (rounds < 3) return;
    clearInterval(interval);
    const s2 = Promise.reject('s2');
    setImmediate(() => s2.catch(() => {
      log('s2');
      als.run('s3', () => {
        log('s3');
        (async () => {
          log('s4 body');
          await Promise.resolve();
          log('s4 after one await');
          await null;
        })().then(() => log('s4 end'));
      });
      Promise.all([Promise.resolve(), thenable('s5.1'), (async () => log('s5.2 async'))()]).then(() => {
        log('s5');
      });
    }));
    als.run('s6', () => {
      log('s6');
    });
    (async () => {
      log('s7 body');
      return Promise.resolve().then(() => log('s7 inner then'));
    })().then(() => log('s7 end'));
  }, 2);
});
log('end of script');
