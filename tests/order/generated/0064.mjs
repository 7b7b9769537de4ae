// A random program, of seed 64: its order is Node's.
import timersPromises from 'node:timers/promises';
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const spin = (ms) => { const until = performance.now() + ms; while (performance.now() < until); };
const begin = performance.now();
let last = 0;
const slot = () => {
  const passed = performance.now() - begin;
  last = Math.max(last, Math.ceil(passed / 50)) + 1;
  return Math.ceil(last * 50 - passed);
};
const log = (...label) => console.log(...label);
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
Promise.resolve(thenable('s1')).then(() => {
  log('s1');
});
setTimeout(() => {
  log('s2');
}, 0);
spin(4);
const s3a = setTimeout(log, 1, 'never');
setTimeout(() => { clearTimeout(s3b);
  log('s3');
  (async () => {
    log('s4 body');
    try {
      (async () => {
        log('s5 body');
        timersPromises.setTimeout(slot(), 's6').then(() => {
          log('s6');
        });
        return Promise.resolve();
      })().then(() => log('s5 end'));
      await Promise.reject('s4');
    } catch (reason) {
      log('s4 caught');
      setImmediate(() => { clearImmediate(s7b);
        log('s7');
      });
      const s7b = setImmediate(log, 'never');
    } finally {
      await Promise.resolve();
    }
  })().then(() => log('s4 end'));
}, 1);
const s3b = setTimeout(log, 1, 'never');
clearTimeout(s3a);
spin(4);
log('end of script');
