// A random program, of seed 173: its order is Node's.
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
const s1 = Promise.reject('s1');
queueMicrotask(() => s1.catch(() => {
  log('s1');
  const s2 = Promise.reject('s2');
  queueMicrotask(() => s2.catch(() => {
    log('s2');
    (async () => {
      log('s3 body');
      try {
        await Promise.reject('s3');
      } catch (reason) {
        log('s3 caught');
        setImmediate(() => {
          log('s4');
          als.run('s5', () => {
            log('s5');
          });
        });
      } finally {
        await 's3 value';
      }
    })().then(() => log('s3 end'));
    const s6 = async function* () {
      yield 's6 one';
      await (async () => log('s6 async'))();
      yield Promise.resolve('s6 two');
    };
    (async () => { for await (const value of s6()) log(value); log('s6 done'); })();
  }));
  const s7 = Promise.reject('s7');
  setImmediate(() => s7.catch(() => {
    log('s7');
    process.nextTick(() => {
      log('s8');
      setTimeout(() => {
        log('s9');
      }, 1);
      setTimeout(log, 1, 's9 second');
      setTimeout(log, 1, 's9 third');
      spin(16);
    });
  }));
}));
log('end of script');
