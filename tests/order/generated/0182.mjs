// A random program, of seed 182: its order is Node's.
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
          if (rounds < 3) return;
          clearInterval(interval);
          setTimeout(() => {
            log('s7');
          }, 0);
          spin(4);
        }, 2);
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
