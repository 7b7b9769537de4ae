// A random program, of seed 76: its order is Node's.
const fs = require('node:fs');
const timersPromises = require('node:timers/promises');
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
Promise.reject('s1').catch((reason) => {
  log('s1');
  const s2 = new EventTarget();
  s2.addEventListener('x', () => {
    log('s2');
  });
  s2.addEventListener('x', () => log('s2 second'));
  s2.dispatchEvent(new Event('x'));
  far(() => fs.stat(__filename, () => {
    log('s3');
    const s4 = async function* () {
      yield 's4 one';
      far(() => {
        let rounds = 0;
        const interval = setInterval(() => {
          log('s5 round', ++rounds);
          if (rounds === 2) clearInterval(interval);
        }, 4);
      });
      await Promise.resolve().then(() => log('s4 inner then'));
      yield Promise.resolve('s4 two');
    };
    (async () => { for await (const value of s4()) log(value); log('s4 done'); })();
    const s6 = Promise.reject('s6');
    setImmediate(() => s6.catch(() => {
      log('s6');
    }));
  }));
  (async () => {
    await timersPromises.setTimeout(slot());
    log('s7 after await');
  })();
}).then(() => log('s1 after'));
log('end of script');
