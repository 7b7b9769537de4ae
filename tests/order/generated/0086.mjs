// A random program, of seed 86: its order is Node's.
import fs from 'node:fs';
import timersPromises from 'node:timers/promises';
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
timersPromises.setImmediate().then(() => {
  log('s1');
  Promise.reject('s2').catch((reason) => {
    log('s2');
  }).then(() => log('s2 after'));
  far(() => fs.promises.readFile(import.meta.filename).then(() => {
    log('s3');
    Promise.resolve(Promise.resolve()).finally(() => {
      log('s4');
    }).then(() => log('s4 after'));
  }));
  setTimeout(() => {
    log('s5');
  }, 1);
  setTimeout(log, 1, 's5 second');
  setTimeout(log, 1, 's5 third');
  spin(16);
});
log('end of script');
