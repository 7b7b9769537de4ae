// A random program, of seed 138: its order is Node's.
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
(async () => {
  for await (const value of ['s1 value', 's1']) {
    log('s1');
  }
  Promise.any([Promise.reject('s2'), (async () => log('s2.0 async'))(), Promise.resolve().then(() => log('s2.1 inner then')), 's2.2 value']).then((value) => {
    log('s2');
    const s3a = setTimeout(log, 1, 'never');
    setTimeout(() => { clearTimeout(s3b);
      log('s3');
      process.nextTick(() => {
        log('s4');
      });
    }, 1);
    const s3b = setTimeout(log, 1, 'never');
    clearTimeout(s3a);
    spin(4);
  });
  Promise.race(['s5.0 value', Promise.resolve()]).then((value) => {
    log('s5');
  });
  Promise.race([(async () => log('s6.0 async'))(), Promise.resolve().then(() => log('s6.1 inner then'))]).then((value) => {
    log('s6');
  });
})();
log('end of script');
