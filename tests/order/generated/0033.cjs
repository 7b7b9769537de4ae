// A random program, of seed 33: its order is Node's.
const fs = require('node:fs');
const timersPromises = require('node:timers/promises');
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const spin = (ms) => { const until = performance.now() + ms; while (performance.now() < until); };
const begin = performance.now();
let last = 0;
const slot = () => {
  const passed = performance.now() - begin;
  last = Math.max(last, Math.ceil(passed / 50)) + 1;
  return Math.ceil(last * 50 - passed);
};
const far = (callback) => setTimeout(callback, slot());
const log = (...label) => console.log(...label);
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
Promise.race([(async () => log('s1.0 async'))(), Promise.resolve().then(() => log('s1.1 inner then')), 's1.2 value']).then((value) => {
  log('s1');
  far(() => fs.readFile(__filename, () => {
    log('s2');
    queueMicrotask(() => {
      log('s3');
    });
  }));
});
(async () => {
  log('s4 body');
  Promise.resolve(Promise.resolve()).then(() => {
    log('s5');
    timersPromises.setTimeout(slot(), 's6').then(() => {
      log('s6');
      const s7 = Promise.reject('s7');
      queueMicrotask(() => s7.catch(() => {
        log('s7');
        Promise.resolve(Promise.resolve()).finally(() => {
          log('s8');
        }).then(() => log('s8 after'));
      }));
    });
    setTimeout(() => {
      log('s9');
    }, 2);
    spin(4);
    process.nextTick(() => {
      log('s10');
    });
  });
  far(() => {
    let rounds = 0;
    const interval = setInterval(() => {
      log('s11 round', ++rounds);
      if (rounds === 2) clearInterval(interval);
    }, 4);
  });
  const s12 = async function* () {
    yield 's12 one';
    await thenable('s12');
    yield Promise.resolve('s12 two');
  };
  (async () => { for await (const value of s12()) log(value); log('s12 done'); })();
})().then(() => log('s4 end'));
log('end of script');
