// A random program, of seed 104: its order is Node's.
const events = require('node:events');
const fs = require('node:fs');
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
const s1 = new AbortController();
s1.signal.addEventListener('abort', () => {
  log('s1');
  queueMicrotask(() => {
    log('s2');
    setTimeout(() => {
      log('s3');
      far(() => fs.promises.readFile(__filename).then(() => {
        log('s4');
        log('s5');
      }));
      (async () => {
        for await (const value of [Promise.resolve(), 's6']) {
          log('s6');
        }
      })();
      (async () => {
        for await (const value of ['s7 value', 's7']) {
          log('s7');
        }
      })();
    }, 1).unref().ref();
    spin(4);
    Promise.resolve().then(() => {
      log('s8');
      return (async () => log('s8 async'))();
    }).then(() => log('s8 after'));
  });
  const emitter9 = new events.EventEmitter();
  emitter9.once('x', () => {
    log('s9');
  });
  emitter9.on('x', () => log('s9 second'));
  emitter9.emit('x');
  process.nextTick(() => emitter9.removeAllListeners().emit('x'));
});
setImmediate(() => s1.abort());
log('end of script');
