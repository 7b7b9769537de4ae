// A random program, of seed 64: its order is Node's.
import timersPromises from 'node:timers/promises';
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
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
Promise.resolve(thenable('s1')).then(() => {
  log('s1');
});
setTimeout(() => {
  log('s2');
}, 0);
spin(4);
const s3a = setTimeout(log, 1, 'never');
setTimeout(() => { clearTimeout(s3b);
  log('s3');
  (async () => {
    log('s4 body');
    try {
      (async () => {
        log('s5 body');
        far(() => timersPromises.setTimeout(1).then(() => {
          log('s6');
        }));
        return Promise.resolve();
      })().then(() => log('s5 end'));
      await Promise.reject('s4');
    } catch (reason) {
      log('s4 caught');
      setImmediate(() => { clearImmediate(s7b);
        log('s7');
      });
      const s7b = setImmediate(log, 'never');
    } finally {
      await Promise.resolve();
    }
  })().then(() => log('s4 end'));
}, 1);
const s3b = setTimeout(log, 1, 'never');
clearTimeout(s3a);
spin(4);
log('end of script');
