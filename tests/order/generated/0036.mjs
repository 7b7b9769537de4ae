// A random program, of seed 36: its order is Node's.
import events from 'node:events';
import fs from 'node:fs';
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
Promise.resolve((async () => log('s1 async'))()).then(() => {
  log('s1');
  far(() => fs.readFile(import.meta.filename, () => {
    log('s2');
    const emitter3 = new events.EventEmitter();
    emitter3.once('x', () => {
      log('s3');
      Promise.resolve().then(() => {
        log('s4');
        for (const value of (function* () {
          yield 's5 one';
          yield 's5 two';
        })()) log(value);
        return (async () => log('s4 async'))();
      }).then(() => log('s4 after'));
    });
    emitter3.on('x', () => log('s3 second'));
    emitter3.emit('x');
    process.nextTick(() => emitter3.removeAllListeners().emit('x'));
  }));
  (async () => {
    for await (const value of [Promise.resolve(), 's6']) {
      log('s6');
    }
  })();
  const s7 = new EventTarget();
  s7.addEventListener('x', () => {
    log('s7');
  });
  s7.addEventListener('x', () => log('s7 second'));
  s7.dispatchEvent(new Event('x'));
});
log('end of script');
