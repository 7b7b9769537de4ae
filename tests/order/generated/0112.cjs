// A random program, of seed 112: its order is Node's.
const timersPromises = require('node:timers/promises');
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
  far(() => timersPromises.setTimeout(1).then(() => {
    log('s4');
    (async () => {
      log('s5 body');
      return (async () => log('s5 async'))();
    })().then(() => log('s5 end'));
  }));
  Promise.resolve('s6 value').then(() => {
    log('s6');
  });
}).then(() => log('s3 link 1')).then(() => log('s3 link 2'));
log('end of script');
