// A random program, of seed 5: its order is Node's.
const fs = require('node:fs');
const timersPromises = require('node:timers/promises');
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
timersPromises.setImmediate().then(() => {
  log('s1');
  timersPromises.setTimeout(slot(), 's2').then(() => {
    log('s2');
    (async () => {
      log('s3 body');
      far(() => fs.readFile(__filename, () => {
        log('s4');
        process.nextTick(() => {
          log('s5');
        });
      }));
      Promise.resolve().then(() => {
        log('s6');
        process.nextTick(() => {
          log('s7');
        });
        setImmediate(() => {
          log('s8');
        });
        Promise.resolve((async () => log('s9 async'))()).then(() => {
          log('s9');
        });
      }).then(() => log('s6 link 1'));
      process.nextTick(() => {
        log('s10');
      });
    })().then(() => log('s3 end'));
    Promise.race([thenable('s11.0'), (async () => log('s11.1 async'))()]).then((value) => {
      log('s11');
    });
    queueMicrotask(() => {
      log('s12');
    });
  });
});
log('end of script');
