// A random program, of seed 203: its order is Node's.
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
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
Promise.resolve(Promise.resolve()).finally(() => {
  log('s1');
  (async () => {
    log('s2 body');
    try {
      Promise.allSettled([Promise.reject('s3'), thenable('s3.0'), (async () => log('s3.1 async'))(), Promise.resolve().then(() => log('s3.2 inner then'))]).then(() => {
        log('s3');
        far(() => fs.readFile(__filename, () => {
          log('s4');
          (async () => {
            log('s5 body');
            await thenable('s5');
            log('s5 after one await');
            await null;
          })().then(() => log('s5 end'));
          far(() => fs.stat(__filename, () => {
            log('s6');
          }));
          Promise.reject('s7');
        }));
        (async () => {
          log('s8 body');
          return Promise.resolve();
        })().then(() => log('s8 end'));
      });
      await Promise.reject('s2');
    } catch (reason) {
      log('s2 caught');
      (async () => {
        for await (const value of [(async () => log('s9 async'))(), 's9']) {
          log('s9');
        }
      })();
    } finally {
      await Promise.resolve();
    }
  })().then(() => log('s2 end'));
  const s10 = new AbortController();
  s10.signal.addEventListener('abort', () => {
    log('s10');
  });
  process.nextTick(() => s10.abort());
}).then(() => log('s1 after'));
log('end of script');
