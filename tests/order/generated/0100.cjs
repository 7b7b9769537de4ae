// A random program, of seed 100: its order is Node's.
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
setTimeout(() => {
  log('s1');
  setImmediate(() => {
    log('s2');
    Promise.all([Promise.resolve().then(() => log('s3.0 inner then')), 's3.1 value', Promise.resolve()]).then(() => {
      log('s3');
    });
  });
  setImmediate(log, 's2 second');
  setTimeout(() => {
    log('s4');
  }, 2);
  spin(4);
}, 1);
spin(4);
log('end of script');
