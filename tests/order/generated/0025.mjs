// A random program, of seed 25: its order is Node's.
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
setImmediate(() => {
  log('s1');
  setTimeout(() => {
    log('s2');
    setImmediate(() => { clearImmediate(s3b);
      log('s3');
      process.nextTick(() => {
        log('s4');
        setTimeout(() => {
          log('s5');
        }, 0);
        spin(4);
      });
    });
    const s3b = setImmediate(log, 'never');
    const s6a = setTimeout(log, 1, 'never');
    setTimeout(() => { clearTimeout(s6b);
      log('s6');
    }, 1);
    const s6b = setTimeout(log, 1, 'never');
    clearTimeout(s6a);
    spin(4);
  }, 12);
  setTimeout(log, 2, 's2 second');
  setTimeout(log, 12, 's2 third');
  spin(16);
});
log('end of script');
