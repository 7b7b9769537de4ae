// A random program, of seed 61: its order is Node's.
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
timersPromises.setTimeout(slot(), 's1').then(() => {
  log('s1');
  (async () => {
    log('s2 body');
    far(() => fs.stat(import.meta.filename, () => {
      log('s3');
    }));
    timersPromises.setImmediate().then(() => {
      log('s4');
    });
    setImmediate(() => {
      log('s5');
    });
  })().then(() => log('s2 end'));
  Promise.reject('s6').catch((reason) => {
    log('s6');
  }).then(() => log('s6 after'));
});
log('end of script');
