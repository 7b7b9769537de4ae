// A random program, of seed 95: its order is Node's.
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
Promise.resolve('s1 value').then(() => {
  log('s1');
  setTimeout(() => {
    log('s2');
    process.nextTick(() => {
      log('s3');
      Promise.resolve().then(() => {
        log('s4');
      }).then(() => log('s4 link 1'));
    });
  }, 1);
  setTimeout(log, 1, 's2 second');
  setTimeout(log, 1, 's2 third');
  spin(16);
});
log('end of script');
