// A random program, of seed 73: its order is Node's.
import async_hooks from 'node:async_hooks';
const als = new async_hooks.AsyncLocalStorage();
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const begin = performance.now();
let last = 0;
const slot = () => {
  const passed = performance.now() - begin;
  last = Math.max(last, Math.ceil(passed / 50)) + 1;
  return Math.ceil(last * 50 - passed);
};
const far = (callback) => setTimeout(callback, slot());
const log = (...label) => console.log(...label, '|', als.getStore());
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
(async () => {
  log('s1 body');
  setImmediate(() => {
    log('s2');
    Promise.reject('s3');
    Promise.resolve((async () => log('s4 async'))()).then(() => {
      log('s4');
    });
    log('s5');
    Promise.resolve((async () => log('s6 async'))()).finally(() => {
      log('s6');
    }).then(() => log('s6 after'));
    als.run('s7', () => {
      log('s7');
    });
    Promise.resolve().then(() => {
      log('s8');
    }).then(() => log('s8 link 1'));
    const s9 = async function* () {
      yield 's9 one';
      queueMicrotask(() => {
        log('s10');
      });
      await thenable('s9');
      yield Promise.resolve('s9 two');
    };
    (async () => { for await (const value of s9()) log(value); log('s9 done'); })();
  });
  setImmediate(log, 's2 second');
  Promise.all([Promise.resolve(), thenable('s11.1')]).then(() => {
    log('s11');
  });
  far(() => {
    let rounds = 0;
    const interval = setInterval(() => {
      log('s12 round', ++rounds);
      if (rounds === 2) clearInterval(interval);
    }, 4);
  });
})().then(() => log('s1 end'));
log('end of script');
