// A random program, of seed 201: its order is Node's.
const async_hooks = require('node:async_hooks');
const events = require('node:events');
const fs = require('node:fs');
const timersPromises = require('node:timers/promises');
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
const emitter1 = new events.EventEmitter();
emitter1.once('x', () => {
  log('s1');
});
emitter1.on('x', () => log('s1 second'));
emitter1.emit('x');
process.nextTick(() => emitter1.removeAllListeners().emit('x'));
(async () => {
  await timersPromises.setImmediate();
  log('s2 after await');
  log('s3');
  far(() => fs.readFile(__filename, () => {
    log('s4');
    (async () => {
      log('s5 body');
      return Promise.resolve();
    })().then(() => log('s5 end'));
    Promise.resolve().then(() => {
      log('s6');
      als.run('s7', () => {
        log('s7');
      });
      Promise.race(['s8.0 value', Promise.resolve()]).then((value) => {
        log('s8');
      });
      process.nextTick(() => {
        log('s9');
        als.enterWith('s9');
      });
      return Promise.resolve();
    }).then(() => log('s6 after'));
    const s10 = setTimeout(() => {
      log('s10');
    }, 2);
    setTimeout(log, 2, 's10 second');
    spin(5);
    s10.refresh();
    spin(5);
  }));
  Promise.race([(async () => log('s11.0 async'))(), Promise.resolve().then(() => log('s11.1 inner then'))]).then((value) => {
    log('s11');
  });
})();
log('end of script');
