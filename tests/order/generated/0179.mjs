// A random program, of seed 179: its order is Node's.
import fs from 'node:fs';
import timersPromises from 'node:timers/promises';
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const spin = (ms) => { const until = performance.now() + ms; while (performance.now() < until); };
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
setImmediate(() => {
  log('s1');
});
process.nextTick(() => {
  log('s2');
  setTimeout(() => {
    log('s3');
  }, 0);
  spin(4);
});
const s4 = Promise.reject('s4');
queueMicrotask(() => s4.catch(() => {
  log('s4');
}));
await (async () => log('s5 async'))();
log('s5 after await');
for (const value of (function* () {
  yield 's6 one';
  process.nextTick(() => {
    log('s7');
    process.nextTick(() => {
      log('s8');
      timersPromises.setImmediate().then(() => {
        log('s9');
      });
      (async () => {
        log('s10 body');
      })().then(() => log('s10 end'));
    });
    (async () => {
      await thenable('s11');
      log('s11 after await');
    })();
    Promise.reject('s12');
  });
  far(() => fs.promises.readFile(import.meta.filename).then(() => {
    log('s13');
  }));
  process.nextTick(() => {
    log('s14');
  });
  yield 's6 two';
})()) log(value);
log('end of script');
