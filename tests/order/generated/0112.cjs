// A random program, of seed 112: its order is Node's.
const timersPromises = require('node:timers/promises');
const begin = performance.now();
let last = 0;
const slot = () => {
  const passed = performance.now() - begin;
  last = Math.max(last, Math.ceil(passed / 50)) + 1;
  return Math.ceil(last * 50 - passed);
};
const log = (...label) => console.log(...label);
process.nextTick(() => {
  log('s1');
  (async () => {
    log('s2 body');
    await 's2 value';
    log('s2 after one await');
    await null;
  })().then(() => log('s2 end'));
});
Promise.resolve().then(() => {
  log('s3');
  timersPromises.setTimeout(slot(), 's4').then(() => {
    log('s4');
    (async () => {
      log('s5 body');
      return (async () => log('s5 async'))();
    })().then(() => log('s5 end'));
  });
  Promise.resolve('s6 value').then(() => {
    log('s6');
  });
}).then(() => log('s3 link 1')).then(() => log('s3 link 2'));
log('end of script');
