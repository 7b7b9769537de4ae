// A random program, of seed 113: its order is Node's.
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
setTimeout(() => {
  log('s1');
  process.nextTick(() => {
    log('s2');
  });
  Promise.resolve().then(() => {
    log('s3');
    (async () => {
      log('s4 body');
      try {
        await Promise.reject('s4');
      } catch (reason) {
        log('s4 caught');
      } finally {
        await Promise.resolve();
      }
    })().then(() => log('s4 end'));
    return Promise.resolve();
  }).then(() => log('s3 after'));
}, 0);
spin(4);
log('end of script');
