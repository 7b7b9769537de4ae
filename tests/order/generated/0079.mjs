// A random program, of seed 79: its order is Node's.
import fs from 'node:fs';
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
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
const s1 = new AbortController();
s1.signal.addEventListener('abort', () => {
  log('s1');
  far(() => fs.promises.readFile(import.meta.filename).then(() => {
    log('s2');
    log('s3');
    far(() => fs.readFile(import.meta.filename, () => {
      log('s4');
    }));
    for (const value of (function* () {
      yield 's5 one';
      Promise.reject('s6').catch((reason) => {
        log('s6');
      }).then(() => log('s6 after'));
      yield 's5 two';
    })()) log(value);
    Promise.race([Promise.resolve(), thenable('s7.1')]).then((value) => {
      log('s7');
    });
    (async () => {
      log('s8 body');
    })().then(() => log('s8 end'));
  }));
  const s9 = Promise.reject('s9');
  setImmediate(() => s9.catch(() => {
    log('s9');
  }));
});
queueMicrotask(() => s1.abort());
log('end of script');
