// A random program, of seed 49: its order is Node's.
const async_hooks = require('node:async_hooks');
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
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
const s1a = setTimeout(log, 1, 'never');
setTimeout(() => { clearTimeout(s1b);
  log('s1');
}, 1);
const s1b = setTimeout(log, 1, 'never');
clearTimeout(s1a);
spin(4);
Promise.resolve().then(() => {
  log('s2');
  process.nextTick(() => {
    log('s3');
    als.enterWith('s3');
  });
  process.nextTick(() => {
    log('s4');
    setTimeout(() => {
      log('s5');
      far(() => {
        let rounds = 0;
        const interval = setInterval(() => {
          log('s6 round', ++rounds);
          if (rounds < 3) return;
          clearInterval(interval);
        }, 2);
      });
      const s7 = Promise.reject('s7');
      setImmediate(() => s7.catch(() => {
        log('s7');
      }));
    }, 12);
    setTimeout(log, 2, 's5 second');
    setTimeout(log, 12, 's5 third');
    spin(16);
  });
  far(() => timersPromises.setTimeout(1).then(() => {
    log('s8');
  }));
}).then(() => log('s2 link 1')).then(() => log('s2 link 2'));
log('end of script');
