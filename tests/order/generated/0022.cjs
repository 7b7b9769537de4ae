// A random program, of seed 22: its order is Node's.
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
process.nextTick(() => {
  log('s1');
  (async () => {
    log('s2 body');
    await (async () => log('s2 async'))();
    log('s2 after one await');
    await null;
  })().then(() => log('s2 end'));
  timersPromises.setImmediate().then(() => {
    log('s3');
    log('s4');
    timersPromises.setTimeout(slot(), 's5').then(() => {
      log('s5');
      Promise.resolve(thenable('s6')).then(() => {
        log('s6');
      });
      process.nextTick(() => {
        log('s7');
      });
    });
    far(() => {
      let rounds = 0;
      const interval = setInterval(() => {
        log('s8 round', ++rounds);
        if (rounds === 2) clearInterval(interval);
      }, 4);
      const s9 = new AbortController();
      s9.signal.addEventListener('abort', () => {
        log('s9');
      });
      process.nextTick(() => s9.abort());
    });
    Promise.all([Promise.resolve(), thenable('s10.1'), (async () => log('s10.2 async'))()]).then(() => {
      log('s10');
    });
    process.nextTick(() => {
      log('s11');
    });
  });
});
log('end of script');
