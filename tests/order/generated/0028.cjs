// A random program, of seed 28: its order is Node's.
const timersPromises = require('node:timers/promises');
const spin = (ms) => { const until = performance.now() + ms; while (performance.now() < until); };
const begin = performance.now();
let last = 0;
const slot = () => {
  const passed = performance.now() - begin;
  last = Math.max(last, Math.ceil(passed / 50)) + 1;
  return Math.ceil(last * 50 - passed);
};
const log = (...label) => console.log(...label);
process.on('uncaughtException', (error) => log('uncaught', error.message));
Promise.resolve('s1 value').then(() => {
  log('s1');
  const s2a = setTimeout(log, 1, 'never');
  setTimeout(() => { clearTimeout(s2b);
    log('s2');
    timersPromises.setTimeout(slot(), 's3').then(() => {
      log('s3');
      queueMicrotask(() => {
        log('s4');
        setTimeout(() => {
          log('s5');
        }, 1).unref().ref();
        spin(4);
        throw new Error('from s4');
      });
      Promise.resolve().then(() => {
        log('s6');
      }).then(() => log('s6 link 1')).then(() => log('s6 link 2')).then(() => log('s6 link 3'));
    });
  }, 1);
  const s2b = setTimeout(log, 1, 'never');
  clearTimeout(s2a);
  spin(4);
  setTimeout(() => {
    log('s7');
  }, 1);
  spin(4);
  Promise.resolve(Promise.resolve().then(() => log('s8 inner then'))).finally(() => {
    log('s8');
  }).then(() => log('s8 after'));
});
log('end of script');
