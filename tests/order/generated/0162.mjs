// A random program, of seed 162: its order is Node's.
import async_hooks from 'node:async_hooks';
import timersPromises from 'node:timers/promises';
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
Promise.any([Promise.reject('s1'), 's1.0 value', Promise.resolve(), thenable('s1.2')]).then((value) => {
  log('s1');
});
Promise.resolve().then(() => {
  log('s2');
  far(() => timersPromises.setTimeout(1).then(() => {
    log('s3');
  }));
  (async () => {
    log('s4 body');
    await 's4 value';
    log('s4 after one await');
    (async () => {
      log('s5 body');
      try {
        await Promise.reject('s5');
      } catch (reason) {
        log('s5 caught');
      } finally {
        await (async () => log('s5 async'))();
      }
    })().then(() => log('s5 end'));
    await null;
  })().then(() => log('s4 end'));
  (async () => {
    log('s6 body');
    Promise.resolve(Promise.resolve()).finally(() => {
      log('s7');
    }).then(() => log('s7 after'));
    await Promise.resolve().then(() => log('s6 inner then'));
    log('s6 after one await');
    queueMicrotask(() => {
      log('s8');
      const s9 = Promise.reject('s9');
      setImmediate(() => s9.catch(() => {
        log('s9');
      }));
    });
    process.nextTick(() => {
      log('s10');
      als.enterWith('s10');
    });
    await null;
  })().then(() => log('s6 end'));
  return 's2 value';
}).then(() => log('s2 after'));
log('end of script');
