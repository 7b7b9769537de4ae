// A random program, of seed 84: its order is Node's.
const events = require('node:events');
const fs = require('node:fs');
const timersPromises = require('node:timers/promises');
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
Promise.any([Promise.reject('s2'), 's2.0 value', Promise.resolve()]).then((value) => {
  log('s2');
  process.nextTick(() => {
    log('s3');
    far(() => fs.promises.readFile(__filename).then(() => {
      log('s4');
    }));
  });
});
const emitter5 = new events.EventEmitter();
emitter5.on('x', () => {
  log('s5');
});
emitter5.on('x', () => log('s5 second'));
emitter5.emit('x');
process.nextTick(() => emitter5.removeAllListeners().emit('x'));
Promise.reject('s6');
const s7 = Promise.reject('s7');
process.nextTick(() => s7.catch(() => {
  log('s7');
}));
timersPromises.setTimeout(slot(), 's8').then(() => {
  log('s8');
  (async () => {
    log('s9 body');
    process.nextTick(() => {
      log('s10');
    });
  })().then(() => log('s9 end'));
  setImmediate(() => {
    log('s11');
  });
  setImmediate(log, 's11 second');
});
(async () => {
  log('s12 body');
})().then(() => log('s12 end'));
log('end of script');
