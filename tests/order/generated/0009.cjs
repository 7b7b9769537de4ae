// A random program, of seed 9: its order is Node's.
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
process.nextTick(() => {
  log('s1');
  (async () => {
    log('s2 body');
    setTimeout(() => {
      log('s3');
    }, 1).unref().ref();
    spin(4);
  })().then(() => log('s2 end'));
});
Promise.reject('s4');
far(() => fs.stat(__filename, () => {
  log('s5');
  const s6a = setTimeout(log, 1, 'never');
  setTimeout(() => { clearTimeout(s6b);
    log('s6');
    setTimeout(() => {
      log('s7');
    }, 0);
    spin(4);
  }, 1);
  const s6b = setTimeout(log, 1, 'never');
  clearTimeout(s6a);
  spin(4);
}));
log('end of script');
