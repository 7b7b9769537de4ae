// A random program, of seed 179: its order is Node's.
import fs from 'node:fs';
import timersPromises from 'node:timers/promises';
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
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
