// A random program, of seed 145: its order is Node's.
import fs from 'node:fs';
import timersPromises from 'node:timers/promises';
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
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
Promise.reject('s1');
timersPromises.setImmediate().then(() => {
  log('s2');
  for (const value of (function* () {
    yield 's3 one';
    setImmediate(() => {
      log('s4');
    });
    Promise.resolve(Promise.resolve()).then(() => {
      log('s5');
      Promise.resolve('s6 value').then(() => {
        log('s6');
      });
    });
    Promise.race([(async () => log('s7.0 async'))(), Promise.resolve().then(() => log('s7.1 inner then')), 's7.2 value']).then((value) => {
      log('s7');
      Promise.resolve((async () => log('s8 async'))()).finally(() => {
        log('s8');
      }).then(() => log('s8 after'));
    });
    yield 's3 two';
  })()) log(value);
  far(() => fs.promises.readFile(import.meta.filename).then(() => {
    log('s9');
  }));
});
log('end of script');
