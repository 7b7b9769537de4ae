// A random program, of seed 184: its order is Node's.
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
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
far(() => fs.readFile(__filename, () => {
  log('s1');
  const s2 = Promise.reject('s2');
  setImmediate(() => s2.catch(() => {
    log('s2');
  }));
  Promise.all([Promise.resolve().then(() => log('s3.0 inner then')), 's3.1 value']).then(() => {
    log('s3');
    process.nextTick(() => {
      log('s4');
      far(() => {
        let rounds = 0;
        const interval = setInterval(() => {
          log('s5 round', ++rounds);
          if (rounds < 3) return;
          clearInterval(interval);
          setTimeout(() => {
            log('s6');
          }, 12);
          setTimeout(log, 2, 's6 second');
          setTimeout(log, 12, 's6 third');
          spin(16);
        }, 2);
      });
      (async () => {
        log('s7 body');
        await (async () => log('s7 async'))();
        log('s7 after one await');
        await null;
      })().then(() => log('s7 end'));
    });
  });
}));
log('end of script');
