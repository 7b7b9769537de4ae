// A random program, of seed 139: its order is Node's.
import fs from 'node:fs';
import timersPromises from 'node:timers/promises';
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
process.nextTick(() => {
  log('s1');
  Promise.allSettled([Promise.reject('s2'), 's2.0 value', Promise.resolve(), thenable('s2.2')]).then(() => {
    log('s2');
    Promise.resolve('s3 value').then(() => {
      log('s3');
      far(() => fs.readFile(import.meta.filename, () => {
        log('s4');
        (async () => {
          await timersPromises.setTimeout(slot());
          log('s5 after await');
        })();
      }));
    });
    log('s6');
  });
});
log('end of script');
