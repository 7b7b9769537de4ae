// A random program, of seed 84: its order is Node's.
const events = require('node:events');
const fs = require('node:fs');
const timersPromises = require('node:timers/promises');
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
far(() => timersPromises.setTimeout(1).then(() => {
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
}));
(async () => {
  log('s12 body');
})().then(() => log('s12 end'));
log('end of script');
