// A random program, of seed 61: its order is Node's.
import fs from 'node:fs';
import timersPromises from 'node:timers/promises';
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
far(() => timersPromises.setTimeout(1).then(() => {
  log('s1');
  (async () => {
    log('s2 body');
    far(() => fs.stat(import.meta.filename, () => {
      log('s3');
    }));
    timersPromises.setImmediate().then(() => {
      log('s4');
    });
    setImmediate(() => {
      log('s5');
    });
  })().then(() => log('s2 end'));
  Promise.reject('s6').catch((reason) => {
    log('s6');
  }).then(() => log('s6 after'));
}));
log('end of script');
