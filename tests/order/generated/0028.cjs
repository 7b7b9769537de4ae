// A random program, of seed 28: its order is Node's.
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
process.on('uncaughtException', (error) => log('uncaught', error.message));
Promise.resolve('s1 value').then(() => {
  log('s1');
  const s2a = setTimeout(log, 1, 'never');
  setTimeout(() => { clearTimeout(s2b);
    log('s2');
    far(() => timersPromises.setTimeout(1).then(() => {
      log('s3');
      far(() => queueMicrotask(() => {
        log('s4');
        throw new Error('from s4');
      }));
      Promise.resolve().then(() => {
        log('s5');
      }).then(() => log('s5 link 1')).then(() => log('s5 link 2')).then(() => log('s5 link 3'));
    }));
  }, 1);
  const s2b = setTimeout(log, 1, 'never');
  clearTimeout(s2a);
  spin(4);
  setTimeout(() => {
    log('s6');
  }, 1);
  spin(4);
  Promise.resolve(Promise.resolve().then(() => log('s7 inner then'))).finally(() => {
    log('s7');
  }).then(() => log('s7 after'));
});
log('end of script');
