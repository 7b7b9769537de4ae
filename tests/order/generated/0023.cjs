// A random program, of seed 23: its order is Node's.
const async_hooks = require('node:async_hooks');
const fs = require('node:fs');
const als = new async_hooks.AsyncLocalStorage();
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const waiting = [];
const far = (callback) => {
  if (waiting.push(async_hooks.AsyncLocalStorage.bind(callback)) === 1) setTimeout(whenQuiet, 20);
};
const whenQuiet = () => {
  if (performance.now() - busy < 20) return setTimeout(whenQuiet, 20);
  const callback = waiting.shift();
  if (waiting.length > 0) setTimeout(whenQuiet, 20);
  callback();
};
const log = (...label) => { busy = performance.now(); console.log(...label, '|', als.getStore()); };
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
