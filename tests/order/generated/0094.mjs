// A random program, of seed 94: its order is Node's.
import fs from 'node:fs';
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
(async () => {
  log('s1 body');
  try {
    setTimeout(() => {
      log('s2');
    }, 0);
    spin(4);
    await Promise.reject('s1');
  } catch (reason) {
    log('s1 caught');
    (async () => {
      for await (const value of [Promise.resolve(), 's3']) {
        log('s3');
      }
      setTimeout(() => {
        log('s4');
        (async () => {
          log('s5 body');
          try {
            await Promise.reject('s5');
          } catch (reason) {
            log('s5 caught');
          } finally {
            await (async () => log('s5 async'))();
          }
        })().then(() => log('s5 end'));
        far(() => fs.readFile(import.meta.filename, () => {
          log('s6');
        }));
      }, 1).unref().ref();
      spin(4);
      Promise.resolve().then(() => {
        log('s7');
      }).then(() => log('s7 link 1')).then(() => log('s7 link 2')).then(() => log('s7 link 3'));
      queueMicrotask(() => {
        log('s8');
      });
    })();
    far(() => fs.readFile(import.meta.filename, () => {
      log('s9');
    }));
  } finally {
    await 's1 value';
  }
})().then(() => log('s1 end'));
log('end of script');
