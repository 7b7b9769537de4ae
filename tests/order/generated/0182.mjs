// A random program, of seed 182: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const spin = (ms) => { const until = performance.now() + ms; while (performance.now() < until); };
const begin = performance.now();
let last = 0;
const slot = () => {
  const passed = performance.now() - begin;
  last = Math.max(last, Math.ceil(passed / 50)) + 1;
  return Math.ceil(last * 50 - passed);
};
const far = (callback) => setTimeout(callback, slot());
const log = (...label) => console.log(...label);
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
(async () => {
  log('s1 body');
  try {
    await Promise.reject('s1');
  } catch (reason) {
    log('s1 caught');
  } finally {
    await Promise.resolve().then(() => log('s1 inner then'));
  }
})().then(() => log('s1 end'));
(async () => {
  log('s2 body');
  await (async () => log('s2 async'))();
  log('s2 after one await');
  await null;
})().then(() => log('s2 end'));
setTimeout(() => {
  log('s3');
  (async () => {
    log('s4 body');
    Promise.resolve(thenable('s5')).then(() => {
      log('s5');
      far(() => {
        let rounds = 0;
        const interval = setInterval(() => {
          log('s6 round', ++rounds);
          if (rounds === 2) clearInterval(interval);
        }, 4);
        setTimeout(() => {
          log('s7');
        }, 0);
        spin(4);
      });
      Promise.reject('s8');
      setTimeout(() => {
        log('s9');
      }, 2);
      spin(4);
    });
    (async () => {
      log('s10 body');
    })().then(() => log('s10 end'));
  })().then(() => log('s4 end'));
  Promise.resolve().then(() => {
    log('s11');
    return thenable('s11');
  }).then(() => log('s11 after'));
}, 12);
setTimeout(log, 2, 's3 second');
setTimeout(log, 12, 's3 third');
spin(16);
log('end of script');
