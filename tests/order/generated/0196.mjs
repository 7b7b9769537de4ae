// A random program, of seed 196: its order is Node's.
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
await timersPromises.setTimeout(slot());
log('s1 after await');
(async () => {
  log('s2 body');
  far(() => {
    let rounds = 0;
    const interval = setInterval(() => {
      log('s3 round', ++rounds);
      if (rounds === 2) clearInterval(interval);
    }, 4);
  });
})().then(() => log('s2 end'));
log('end of script');
