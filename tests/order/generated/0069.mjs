// A random program, of seed 69: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
Promise.allSettled([Promise.reject('s1'), thenable('s1.0'), (async () => log('s1.1 async'))(), Promise.resolve().then(() => log('s1.2 inner then'))]).then(() => {
  log('s1');
});
setImmediate(() => {
  log('s2');
  (async () => {
    log('s3 body');
    (async () => {
      log('s4 body');
      await thenable('s4');
      log('s4 after one await');
      await null;
    })().then(() => log('s4 end'));
    return Promise.resolve().then(() => log('s3 inner then'));
  })().then(() => log('s3 end'));
  setTimeout(() => {
    log('s5');
  }, 0);
  spin(4);
});
log('end of script');
