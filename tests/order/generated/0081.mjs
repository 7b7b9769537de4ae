// A random program, of seed 81: its order is Node's.
import fs from 'node:fs';
let busy = 0;
const waiting = [];
const far = (callback) => {
  if (waiting.push(callback) === 1) setTimeout(whenQuiet, 20);
};
const whenQuiet = () => {
  if (performance.now() - busy < 20) return setTimeout(whenQuiet, 20);
  const callback = waiting.shift();
  if (waiting.length > 0) setTimeout(whenQuiet, 20);
  callback();
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
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
