// A random program, of seed 135: its order is Node's.
const events = require('node:events');
const fs = require('node:fs');
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
Promise.any([Promise.reject('s1'), 's1.0 value', Promise.resolve()]).then((value) => {
  log('s1');
  (async () => {
    await Promise.resolve();
    log('s2 after await');
    far(() => fs.stat(__filename, () => {
      log('s3');
      const emitter4 = new events.EventEmitter();
      emitter4.once('x', () => {
        log('s4');
        const s5 = Promise.reject('s5');
        queueMicrotask(() => s5.catch(() => {
          log('s5');
        }));
      });
      emitter4.on('x', () => log('s4 second'));
      emitter4.emit('x');
      process.nextTick(() => emitter4.removeAllListeners().emit('x'));
      Promise.resolve(Promise.resolve().then(() => log('s6 inner then'))).finally(() => {
        log('s6');
      }).then(() => log('s6 after'));
      Promise.reject('s7');
    }));
  })();
  setImmediate(() => {
    log('s8');
  });
  far(() => fs.stat(__filename, () => {
    log('s9');
  }));
});
log('end of script');
