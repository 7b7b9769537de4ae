// A random program, of seed 143: its order is Node's.
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
far(() => fs.promises.readFile(import.meta.filename).then(() => {
  log('s1');
}));
Promise.any([Promise.reject('s2'), Promise.resolve(), thenable('s2.1')]).then((value) => {
  log('s2');
  (async () => {
    for await (const value of [Promise.resolve(), 's3']) {
      log('s3');
    }
    setImmediate(() => {
      log('s4');
    });
    setImmediate(log, 's4 second');
  })();
});
queueMicrotask(() => {
  log('s5');
});
log('end of script');
