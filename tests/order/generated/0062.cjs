// A random program, of seed 62: its order is Node's.
const async_hooks = require('node:async_hooks');
const timersPromises = require('node:timers/promises');
const als = new async_hooks.AsyncLocalStorage();
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
const s1 = Promise.reject('s1');
queueMicrotask(() => s1.catch(() => {
  log('s1');
  queueMicrotask(() => {
    log('s2');
    const s3 = async function* () {
      yield 's3 one';
      Promise.any([Promise.reject('s4'), 's4.0 value', Promise.resolve()]).then((value) => {
        log('s4');
      });
      far(() => timersPromises.setTimeout(1).then(() => {
        log('s5');
        queueMicrotask(() => {
          log('s6');
        });
        setTimeout(() => {
          log('s7');
        }, 2);
        spin(4);
      }));
      await Promise.resolve();
      yield Promise.resolve('s3 two');
    };
    (async () => { for await (const value of s3()) log(value); log('s3 done'); })();
    process.nextTick(() => {
      log('s8');
    });
    als.run('s9', () => {
      log('s9');
    });
  });
  als.run('s10', () => {
    log('s10');
  });
}));
log('end of script');
