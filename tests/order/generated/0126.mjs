// A random program, of seed 126: its order is Node's.
import events from 'node:events';
import fs from 'node:fs';
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
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
setTimeout(() => {
  log('s1');
  far(() => fs.readFile(import.meta.filename, () => {
    log('s2');
    Promise.allSettled([Promise.reject('s3'), thenable('s3.0'), (async () => log('s3.1 async'))(), Promise.resolve().then(() => log('s3.2 inner then'))]).then(() => {
      log('s3');
      setImmediate(() => {
        log('s4');
        const emitter5 = new events.EventEmitter();
        emitter5.on('x', () => {
          log('s5');
        });
        emitter5.on('x', () => log('s5 second'));
        emitter5.emit('x');
        process.nextTick(() => emitter5.removeAllListeners().emit('x'));
        far(() => fs.stat(import.meta.filename, () => {
          log('s6');
        }));
        queueMicrotask(() => {
          log('s7');
        });
      });
    });
    Promise.resolve(thenable('s8')).then(() => {
      log('s8');
    });
  }));
  queueMicrotask(() => {
    log('s9');
  });
}, 2);
spin(4);
log('end of script');
