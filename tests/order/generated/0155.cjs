// A random program, of seed 155: its order is Node's.
const timersPromises = require('node:timers/promises');
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
far(() => timersPromises.setTimeout(1).then(() => {
  log('s1');
  (async () => {
    log('s2 body');
    const s3 = setTimeout(() => {
      log('s3');
      (async () => {
        log('s4 body');
      })().then(() => log('s4 end'));
    }, 2);
    setTimeout(log, 2, 's3 second');
    spin(5);
    s3.refresh();
    spin(5);
    await 's2 value';
    log('s2 after one await');
    Promise.reject('s5');
    await null;
  })().then(() => log('s2 end'));
}));
log('end of script');
