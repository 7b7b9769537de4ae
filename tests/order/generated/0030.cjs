// A random program, of seed 30: its order is Node's.
const fs = require('node:fs');
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
process.on('uncaughtException', (error) => log('uncaught', error.message));
queueMicrotask(() => {
  log('s1');
  far(() => fs.stat(__filename, () => {
    log('s2');
    setImmediate(() => {
      log('s3');
      throw new Error('from s3');
    });
  }));
  Promise.resolve(thenable('s4')).finally(() => {
    log('s4');
  }).then(() => log('s4 after'));
});
log('end of script');
