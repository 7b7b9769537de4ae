// A random program, of seed 185: its order is Node's.
const events = require('node:events');
const fs = require('node:fs');
const timersPromises = require('node:timers/promises');
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
const emitter1 = new events.EventEmitter();
emitter1.once('x', () => {
  log('s1');
  Promise.reject('s2').catch((reason) => {
    log('s2');
    const s3a = setTimeout(log, 1, 'never');
    setTimeout(() => { clearTimeout(s3b);
      log('s3');
    }, 1);
    const s3b = setTimeout(log, 1, 'never');
    clearTimeout(s3a);
    spin(4);
  }).then(() => log('s2 after'));
  far(() => fs.stat(__filename, () => {
    log('s4');
    setImmediate(() => {
      log('s5');
    });
    setImmediate(log, 's5 second');
    (async () => {
      log('s6 body');
      try {
        Promise.resolve().then(() => {
          log('s7');
        }).then(() => log('s7 link 1'));
        await Promise.reject('s6');
      } catch (reason) {
        log('s6 caught');
        timersPromises.setTimeout(slot(), 's8').then(() => {
          log('s8');
          (async () => {
            log('s9 body');
            return (async () => log('s9 async'))();
          })().then(() => log('s9 end'));
          queueMicrotask(() => {
            log('s10');
          });
        });
        far(() => fs.stat(__filename, () => {
          log('s11');
        }));
      } finally {
        await 's6 value';
      }
    })().then(() => log('s6 end'));
    setTimeout(() => {
      log('s12');
    }, 2);
    spin(4);
  }));
  Promise.resolve().then(() => {
    log('s13');
  }).then(() => log('s13 link 1')).then(() => log('s13 link 2'));
});
emitter1.on('x', () => log('s1 second'));
emitter1.emit('x');
process.nextTick(() => emitter1.removeAllListeners().emit('x'));
log('end of script');
