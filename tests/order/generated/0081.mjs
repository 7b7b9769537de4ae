// A random program, of seed 81: its order is Node's.
import fs from 'node:fs';
const begin = performance.now();
let last = 0;
const slot = () => {
  const passed = performance.now() - begin;
  last = Math.max(last, Math.ceil(passed / 50)) + 1;
  return Math.ceil(last * 50 - passed);
};
const far = (callback) => setTimeout(callback, slot());
const log = (...label) => console.log(...label);
Promise.race(['s1.0 value', Promise.resolve()]).then((value) => {
  log('s1');
  far(() => fs.readFile(import.meta.filename, () => {
    log('s2');
    process.nextTick(() => {
      log('s3');
    });
  }));
});
log('end of script');
