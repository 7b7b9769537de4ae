// A random program, of seed 155: its order is Node's.
const timersPromises = require('node:timers/promises');
const spin = (ms) => { const until = performance.now() + ms; while (performance.now() < until); };
const begin = performance.now();
let last = 0;
const slot = () => {
  const passed = performance.now() - begin;
  last = Math.max(last, Math.ceil(passed / 50)) + 1;
  return Math.ceil(last * 50 - passed);
};
const log = (...label) => console.log(...label);
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
timersPromises.setTimeout(slot(), 's1').then(() => {
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
});
log('end of script');
