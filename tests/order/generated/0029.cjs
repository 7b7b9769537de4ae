// A random program, of seed 29: its order is Node's.
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
setImmediate(() => {
  log('s1');
  Promise.resolve().then(() => {
    log('s2');
  }).then(() => log('s2 link 1')).then(() => log('s2 link 2'));
});
setImmediate(log, 's1 second');
log('s3');
setTimeout(() => {
  log('s4');
}, 1);
setTimeout(log, 1, 's4 second');
setTimeout(log, 1, 's4 third');
spin(16);
log('end of script');
