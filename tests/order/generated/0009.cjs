// A random program, of seed 9: its order is Node's.
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
process.nextTick(() => {
  log('s1');
  (async () => {
    log('s2 body');
    setTimeout(() => {
      log('s3');
    }, 1).unref().ref();
    spin(4);
  })().then(() => log('s2 end'));
});
Promise.reject('s4');
far(() => fs.stat(__filename, () => {
  log('s5');
  const s6a = setTimeout(log, 1, 'never');
  setTimeout(() => { clearTimeout(s6b);
    log('s6');
    setTimeout(() => {
      log('s7');
    }, 0);
    spin(4);
  }, 1);
  const s6b = setTimeout(log, 1, 'never');
  clearTimeout(s6a);
  spin(4);
}));
log('end of script');
