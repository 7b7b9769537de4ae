// A random program, of seed 86: its order is Node's.
import fs from 'node:fs';
import timersPromises from 'node:timers/promises';
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
timersPromises.setImmediate().then(() => {
  log('s1');
  Promise.reject('s2').catch((reason) => {
    log('s2');
  }).then(() => log('s2 after'));
  far(() => fs.promises.readFile(import.meta.filename).then(() => {
    log('s3');
    Promise.resolve(Promise.resolve()).finally(() => {
      log('s4');
    }).then(() => log('s4 after'));
  }));
  setTimeout(() => {
    log('s5');
  }, 1);
  setTimeout(log, 1, 's5 second');
  setTimeout(log, 1, 's5 third');
  spin(16);
});
log('end of script');
