// A random program, of seed 54: its order is Node's.
import fs from 'node:fs';
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
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
const s1 = async function* () {
  yield 's1 one';
  await Promise.resolve();
  yield Promise.resolve('s1 two');
};
(async () => { for await (const value of s1()) log(value); log('s1 done'); })();
setImmediate(() => {
  log('s2');
  process.nextTick(() => {
    log('s3');
    far(() => {
      let rounds = 0;
      const interval = setInterval(() => {
        log('s4 round', ++rounds);
        if (rounds === 2) clearInterval(interval);
      }, 4);
    });
  });
});
Promise.allSettled([Promise.reject('s5'), Promise.resolve().then(() => log('s5.0 inner then')), 's5.1 value', Promise.resolve()]).then(() => {
  log('s5');
});
setImmediate(() => {
  log('s6');
  far(() => fs.stat(import.meta.filename, () => {
    log('s7');
  }));
  (async () => {
    log('s8 body');
    return thenable('s8');
  })().then(() => log('s8 end'));
});
log('end of script');
