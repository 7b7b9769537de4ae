// A random program, of seed 99: its order is Node's.
const spin = (ms) => { const until = performance.now() + ms; while (performance.now() < until); };
const log = (...label) => console.log(...label);
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
