// A random program, of seed 92: its order is Node's.
import fs from 'node:fs';
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
Promise.reject('s1');
Promise.race([thenable('s2.0'), (async () => log('s2.1 async'))(), Promise.resolve().then(() => log('s2.2 inner then'))]).then((value) => {
  log('s2');
  const s3 = Promise.reject('s3');
  setImmediate(() => s3.catch(() => {
    log('s3');
  }));
  Promise.resolve(Promise.resolve().then(() => log('s4 inner then'))).then(() => {
    log('s4');
    const s5 = Promise.reject('s5');
    process.nextTick(() => s5.catch(() => {
      log('s5');
      (async () => {
        log('s6 body');
        await thenable('s6');
        log('s6 after one await');
        await null;
      })().then(() => log('s6 end'));
      Promise.resolve().then(() => {
        log('s7');
      }).then(() => log('s7 link 1')).then(() => log('s7 link 2')).then(() => log('s7 link 3'));
    }));
    Promise.resolve(Promise.resolve()).then(() => {
      log('s8');
      far(() => fs.promises.readFile(import.meta.filename).then(() => {
        log('s9');
      }));
      setImmediate(() => {
        log('s10');
      });
    });
  });
});
log('end of script');
