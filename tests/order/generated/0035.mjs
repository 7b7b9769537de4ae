// A random program, of seed 35: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
Promise.resolve('s1 value').then(() => {
  log('s1');
});
setTimeout(() => {
  log('s2');
  Promise.resolve((async () => log('s3 async'))()).finally(() => {
    log('s3');
    (async () => {
      log('s4 body');
      await thenable('s4');
      log('s4 after one await');
      await null;
    })().then(() => log('s4 end'));
  }).then(() => log('s3 after'));
}, 1);
spin(4);
log('end of script');
