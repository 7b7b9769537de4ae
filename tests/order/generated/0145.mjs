// A random program, of seed 145: its order is Node's.
import fs from 'node:fs';
import timersPromises from 'node:timers/promises';
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
Promise.reject('s1');
timersPromises.setImmediate().then(() => {
  log('s2');
  for (const value of (function* () {
    yield 's3 one';
    setImmediate(() => {
      log('s4');
    });
    Promise.resolve(Promise.resolve()).then(() => {
      log('s5');
      Promise.resolve('s6 value').then(() => {
        log('s6');
      });
    });
    Promise.race([(async () => log('s7.0 async'))(), Promise.resolve().then(() => log('s7.1 inner then')), 's7.2 value']).then((value) => {
      log('s7');
      Promise.resolve((async () => log('s8 async'))()).finally(() => {
        log('s8');
      }).then(() => log('s8 after'));
    });
    yield 's3 two';
  })()) log(value);
  far(() => fs.promises.readFile(import.meta.filename).then(() => {
    log('s9');
  }));
});
log('end of script');
