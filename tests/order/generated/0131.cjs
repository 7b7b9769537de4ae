// A random program, of seed 131: its order is Node's.
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
Promise.resolve().then(() => {
  log('s1');
  return 's1 value';
}).then(() => log('s1 after'));
far(() => fs.readFile(__filename, () => {
  log('s2');
  Promise.race([Promise.resolve().then(() => log('s3.0 inner then')), 's3.1 value']).then((value) => {
    log('s3');
    process.nextTick(() => {
      log('s4');
      (async () => {
        log('s5 body');
        try {
          process.nextTick(() => {
            log('s6');
          });
          await Promise.reject('s5');
        } catch (reason) {
          log('s5 caught');
          setImmediate(() => {
            log('s7');
          });
        } finally {
          await Promise.resolve().then(() => log('s5 inner then'));
        }
      })().then(() => log('s5 end'));
    });
    setTimeout(() => {
      log('s8');
    }, 2);
    spin(4);
  });
}));
log('end of script');
