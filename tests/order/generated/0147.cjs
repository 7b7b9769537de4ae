// A random program, of seed 147: its order is Node's.
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
const s1a = setTimeout(log, 1, 'never');
setTimeout(() => { clearTimeout(s1b);
  log('s1');
  const s2 = Promise.reject('s2');
  process.nextTick(() => s2.catch(() => {
    log('s2');
    (async () => {
      log('s3 body');
      setTimeout(() => {
        log('s4');
        far(() => {
          let rounds = 0;
          const interval = setInterval(() => {
            log('s5 round', ++rounds);
            if (rounds < 3) return;
            clearInterval(interval);
          }, 2);
        });
        Promise.resolve().then(() => {
          log('s6');
        }).then(() => log('s6 link 1'));
        Promise.resolve(Promise.resolve().then(() => log('s7 inner then'))).finally(() => {
          log('s7');
        }).then(() => log('s7 after'));
      }, 12);
      setTimeout(log, 2, 's4 second');
      setTimeout(log, 12, 's4 third');
      spin(16);
      return Promise.resolve();
    })().then(() => log('s3 end'));
    const s8 = Promise.reject('s8');
    process.nextTick(() => s8.catch(() => {
      log('s8');
    }));
  }));
  (async () => {
    log('s9 body');
    await 's9 value';
    log('s9 after one await');
    await null;
  })().then(() => log('s9 end'));
  (async () => {
    log('s10 body');
    await thenable('s10');
    log('s10 after one await');
    await null;
  })().then(() => log('s10 end'));
}, 1);
const s1b = setTimeout(log, 1, 'never');
clearTimeout(s1a);
spin(4);
log('end of script');
