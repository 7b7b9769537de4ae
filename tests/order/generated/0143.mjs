// A random program, of seed 143: its order is Node's.
import fs from 'node:fs';
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
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
