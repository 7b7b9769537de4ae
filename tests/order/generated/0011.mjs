// A random program, of seed 11: its order is Node's.
import fs from 'node:fs';
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
process.nextTick(() => {
  log('s1');
});
far(() => fs.readFile(import.meta.filename, () => {
  log('s2');
  (async () => {
    log('s3 body');
    return 's3 value';
  })().then(() => log('s3 end'));
  const s4a = setTimeout(log, 1, 'never');
  setTimeout(() => { clearTimeout(s4b);
    log('s4');
    process.nextTick(() => {
      log('s5');
      Promise.reject('s6').catch((reason) => {
        log('s6');
        (async () => {
          log('s7 body');
          return Promise.resolve();
        })().then(() => log('s7 end'));
      }).then(() => log('s6 after'));
      Promise.resolve().then(() => {
        log('s8');
      }).then(() => log('s8 link 1'));
    });
    setTimeout(() => {
      log('s9');
    }, 1).unref();
    spin(4);
    Promise.resolve('s10 value').finally(() => {
      log('s10');
    }).then(() => log('s10 after'));
  }, 1);
  const s4b = setTimeout(log, 1, 'never');
  clearTimeout(s4a);
  spin(4);
}));
log('end of script');
