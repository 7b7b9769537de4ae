// A random program, of seed 117: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
Promise.resolve(thenable('s1')).then(() => {
  log('s1');
});
setImmediate(() => {
  log('s2');
});
setTimeout(() => {
  log('s3');
}, 2);
spin(4);
log('end of script');
