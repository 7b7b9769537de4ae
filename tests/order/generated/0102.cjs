// A random program, of seed 102: its order is Node's.
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
setTimeout(() => {
  log('s1');
  setImmediate(() => {
    log('s2');
    (async () => {
      for await (const value of [(async () => log('s3 async'))(), 's3']) {
        log('s3');
      }
    })();
    process.nextTick(() => {
      log('s4');
      Promise.resolve(Promise.resolve().then(() => log('s5 inner then'))).then(() => {
        log('s5');
        Promise.all([Promise.resolve(), thenable('s6.1'), (async () => log('s6.2 async'))()]).then(() => {
          log('s6');
        });
        (async () => {
          log('s7 body');
          await Promise.resolve().then(() => log('s7 inner then'));
          log('s7 after one await');
          await null;
        })().then(() => log('s7 end'));
      });
      setImmediate(() => {
        log('s8');
      });
    });
    far(() => {
      let rounds = 0;
      const interval = setInterval(() => {
        log('s9 round', ++rounds);
        if (rounds === 2) clearInterval(interval);
      }, 4);
    });
  });
  setTimeout(() => {
    log('s10');
  }, 0);
  spin(4);
  const s11 = Promise.reject('s11');
  setImmediate(() => s11.catch(() => {
    log('s11');
  }));
}, 0);
spin(4);
log('end of script');
