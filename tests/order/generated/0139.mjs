// A random program, of seed 139: its order is Node's.
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
process.nextTick(() => {
  log('s1');
  Promise.allSettled([Promise.reject('s2'), 's2.0 value', Promise.resolve(), thenable('s2.2')]).then(() => {
    log('s2');
    Promise.resolve('s3 value').then(() => {
      log('s3');
      far(() => fs.readFile(import.meta.filename, () => {
        log('s4');
        (async () => {
          await new Promise(far);
          log('s5 after await');
        })();
      }));
    });
    log('s6');
  });
});
log('end of script');
