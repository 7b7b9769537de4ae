// A random program, of seed 23: its order is Node's.
const async_hooks = require('node:async_hooks');
const fs = require('node:fs');
const als = new async_hooks.AsyncLocalStorage();
const spin = (ms) => { const until = performance.now() + ms; while (performance.now() < until); };
const begin = performance.now();
let last = 0;
const slot = () => {
  const passed = performance.now() - begin;
  last = Math.max(last, Math.ceil(passed / 50)) + 1;
  return Math.ceil(last * 50 - passed);
};
const far = (callback) => setTimeout(callback, slot());
const log = (...label) => console.log(...label, '|', als.getStore());
(async () => {
  log('s1 body');
  await (async () => log('s1 async'))();
  log('s1 after one await');
  await null;
})().then(() => log('s1 end'));
far(() => fs.readFile(__filename, () => {
  log('s2');
  process.nextTick(() => {
    log('s3');
    als.enterWith('s3');
    const s4 = setTimeout(() => {
      log('s4');
    }, 2);
    setTimeout(log, 2, 's4 second');
    spin(5);
    s4.refresh();
    spin(5);
  });
}));
log('end of script');
