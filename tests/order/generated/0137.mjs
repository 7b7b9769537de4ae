// A random program, of seed 137: its order is Node's.
import timersPromises from 'node:timers/promises';
const begin = performance.now();
let last = 0;
const slot = () => {
  const passed = performance.now() - begin;
  last = Math.max(last, Math.ceil(passed / 50)) + 1;
  return Math.ceil(last * 50 - passed);
};
const log = (...label) => console.log(...label);
setImmediate(() => {
  log('s1');
});
timersPromises.setTimeout(slot(), 's2').then(() => {
  log('s2');
  (async () => {
    log('s3 body');
  })().then(() => log('s3 end'));
});
log('end of script');
