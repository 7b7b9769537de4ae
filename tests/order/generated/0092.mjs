// A random program, of seed 92: its order is Node's.
import fs from 'node:fs';
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
