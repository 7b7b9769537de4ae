// A random program, of seed 160: its order is Node's.
const timersPromises = require('node:timers/promises');
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const log = (...label) => { console.log(...label); };
Promise.resolve(Promise.resolve()).then(() => {
  log('s1');
  Promise.resolve(thenable('s2')).finally(() => {
    log('s2');
  }).then(() => log('s2 after'));
});
process.nextTick(() => {
  log('s3');
  timersPromises.setImmediate().then(() => {
    log('s4');
  });
});
log('end of script');
