// A random program, of seed 102: its order is Node's.
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
        if (rounds < 3) return;
        clearInterval(interval);
      }, 2);
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
