// A random program, of seed 85: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
setTimeout(() => {
  log('s1');
  setTimeout(() => {
    log('s2');
  }, 2);
  spin(4);
}, 0);
spin(4);
process.nextTick(() => {
  log('s3');
  Promise.resolve(thenable('s4')).then(() => {
    log('s4');
  });
});
log('end of script');
