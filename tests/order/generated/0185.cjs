// A random program, of seed 185: its order is Node's.
const events = require('node:events');
const fs = require('node:fs');
const timersPromises = require('node:timers/promises');
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
        far(() => timersPromises.setTimeout(1).then(() => {
          log('s8');
          (async () => {
            log('s9 body');
            return (async () => log('s9 async'))();
          })().then(() => log('s9 end'));
          queueMicrotask(() => {
            log('s10');
          });
        }));
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
