// A random program, of seed 103: its order is Node's.
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
emitter1.on('x', () => {
  log('s1');
  Promise.resolve('s2 value').then(() => {
    log('s2');
  });
  setTimeout(() => {
    log('s3');
    process.nextTick(() => {
      log('s4');
      (async () => {
        log('s5 body');
        const s6 = Promise.reject('s6');
        setImmediate(() => s6.catch(() => {
          log('s6');
        }));
        Promise.race([Promise.resolve().then(() => log('s7.0 inner then')), 's7.1 value']).then((value) => {
          log('s7');
        });
      })().then(() => log('s5 end'));
    });
    (async () => {
      log('s8 body');
      queueMicrotask(() => {
        log('s9');
        far(() => timersPromises.setTimeout(1).then(() => {
          log('s10');
        }));
      });
      const s11 = new EventTarget();
      s11.addEventListener('x', () => {
        log('s11');
      });
      s11.addEventListener('x', () => log('s11 second'));
      s11.dispatchEvent(new Event('x'));
    })().then(() => log('s8 end'));
    far(() => fs.promises.readFile(__filename).then(() => {
      log('s12');
    }));
  }, 1);
  spin(4);
});
emitter1.on('x', () => log('s1 second'));
emitter1.emit('x');
process.nextTick(() => emitter1.removeAllListeners().emit('x'));
log('end of script');
