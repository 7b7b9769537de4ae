// A random program, of seed 99: its order is Node's.
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
setTimeout(() => {
  log('s1');
}, 2);
spin(4);
setImmediate(() => {
  log('s2');
  process.nextTick(() => {
    log('s3');
  });
});
log('end of script');
