// A random program, of seed 131: its order is Node's.
const fs = require('node:fs');
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
Promise.resolve().then(() => {
  log('s1');
  return 's1 value';
}).then(() => log('s1 after'));
far(() => fs.readFile(__filename, () => {
  log('s2');
  Promise.race([Promise.resolve().then(() => log('s3.0 inner then')), 's3.1 value']).then((value) => {
    log('s3');
    process.nextTick(() => {
      log('s4');
      (async () => {
        log('s5 body');
        try {
          process.nextTick(() => {
            log('s6');
          });
          await Promise.reject('s5');
        } catch (reason) {
          log('s5 caught');
          setImmediate(() => {
            log('s7');
          });
        } finally {
          await Promise.resolve().then(() => log('s5 inner then'));
        }
      })().then(() => log('s5 end'));
    });
    setTimeout(() => {
      log('s8');
    }, 2);
    spin(4);
  });
}));
log('end of script');
