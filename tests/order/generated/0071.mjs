// A random program, of seed 71: its order is Node's.
import fs from 'node:fs';
import timersPromises from 'node:timers/promises';
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
setTimeout(() => {
  log('s1');
  Promise.reject('s2').catch((reason) => {
    log('s2');
    Promise.resolve('s3 value').finally(() => {
      log('s3');
      Promise.resolve().then(() => {
        log('s4');
        (async () => {
          log('s5 body');
          try {
            await Promise.reject('s5');
          } catch (reason) {
            log('s5 caught');
          } finally {
            await Promise.resolve();
          }
        })().then(() => log('s5 end'));
        far(() => fs.stat(import.meta.filename, () => {
          log('s6');
        }));
      }).then(() => log('s4 link 1'));
      far(() => fs.readFile(import.meta.filename, () => {
        log('s7');
      }));
    }).then(() => log('s3 after'));
    setImmediate(() => { clearImmediate(s8b);
      log('s8');
    });
    const s8b = setImmediate(log, 'never');
    timersPromises.setImmediate().then(() => {
      log('s9');
    });
  }).then(() => log('s2 after'));
  far(() => fs.stat(import.meta.filename, () => {
    log('s10');
  }));
  process.nextTick(() => {
    log('s11');
  });
}, 1);
spin(4);
log('end of script');
