// A random program, of seed 30: its order is Node's.
const fs = require('node:fs');
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
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
process.on('uncaughtException', (error) => log('uncaught', error.message));
queueMicrotask(() => {
  log('s1');
  far(() => fs.stat(__filename, () => {
    log('s2');
    far(() => queueMicrotask(() => {
      log('s3');
      throw new Error('from s3');
    }));
  }));
  Promise.resolve(thenable('s4')).finally(() => {
    log('s4');
  }).then(() => log('s4 after'));
});
log('end of script');
