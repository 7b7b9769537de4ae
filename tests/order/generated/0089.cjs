// A random program, of seed 89: its order is Node's.
const async_hooks = require('node:async_hooks');
const als = new async_hooks.AsyncLocalStorage();
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
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
(async () => {
  for await (const value of [Promise.resolve().then(() => log('s1 inner then')), 's1']) {
    log('s1');
  }
  (async () => {
    log('s2 body');
    setImmediate(() => {
      log('s3');
      setImmediate(() => {
        log('s4');
      });
      als.run('s5', () => {
        log('s5');
        (async () => {
          log('s6 body');
        })().then(() => log('s6 end'));
      });
    });
    await (async () => log('s2 async'))();
    log('s2 after one await');
    (async () => {
      log('s7 body');
      (async () => {
        await new Promise(far);
        log('s8 after await');
        setImmediate(() => {
          log('s9');
        });
        setImmediate(log, 's9 second');
        (async () => {
          log('s10 body');
          try {
            await Promise.reject('s10');
          } catch (reason) {
            log('s10 caught');
          } finally {
            await (async () => log('s10 async'))();
          }
        })().then(() => log('s10 end'));
      })();
      await thenable('s7');
      log('s7 after one await');
      queueMicrotask(() => {
        log('s11');
      });
      setTimeout(() => {
        log('s12');
      }, 1);
      setTimeout(log, 1, 's12 second');
      setTimeout(log, 1, 's12 third');
      spin(16);
      await null;
    })().then(() => log('s7 end'));
    (async () => {
      log('s13 body');
      await thenable('s13');
      log('s13 after one await');
      await null;
    })().then(() => log('s13 end'));
    await null;
  })().then(() => log('s2 end'));
  Promise.resolve(Promise.resolve().then(() => log('s14 inner then'))).then(() => {
    log('s14');
  });
  const s15 = Promise.reject('s15');
  process.nextTick(() => s15.catch(() => {
    log('s15');
  }));
})();
log('end of script');
