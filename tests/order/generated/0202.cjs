// A random program, of seed 202: its order is Node's.
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
queueMicrotask(() => {
  log('s1');
  queueMicrotask(() => {
    log('s2');
  });
  Promise.resolve(Promise.resolve().then(() => log('s3 inner then'))).then(() => {
    log('s3');
    setTimeout(() => {
      log('s4');
    }, 1);
    setTimeout(log, 1, 's4 second');
    setTimeout(log, 1, 's4 third');
    spin(16);
  });
});
log('end of script');
