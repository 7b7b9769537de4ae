// A random program, of seed 141: its order is Node's.
const async_hooks = require('node:async_hooks');
const fs = require('node:fs');
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
queueMicrotask(() => {
  log('s1');
  als.run('s2', () => {
    log('s2');
    far(() => fs.stat(__filename, () => {
      log('s3');
      setTimeout(() => {
        log('s4');
      }, 1);
      spin(4);
      const s5 = async function* () {
        yield 's5 one';
        (async () => {
          log('s6 body');
          return Promise.resolve();
        })().then(() => log('s6 end'));
        (async () => {
          log('s7 body');
          await 's7 value';
          log('s7 after one await');
          await null;
        })().then(() => log('s7 end'));
        await thenable('s5');
        yield Promise.resolve('s5 two');
      };
      (async () => { for await (const value of s5()) log(value); log('s5 done'); })();
    }));
    setImmediate(() => {
      log('s8');
    });
    setImmediate(log, 's8 second');
  });
  (async () => {
    log('s9 body');
    try {
      await Promise.reject('s9');
    } catch (reason) {
      log('s9 caught');
    } finally {
      await Promise.resolve();
    }
  })().then(() => log('s9 end'));
  log('s10');
});
log('end of script');
