// A random program, of seed 158: its order is Node's.
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
  Promise.resolve((async () => log('s2 async'))()).finally(() => {
    log('s2');
    queueMicrotask(() => {
      log('s3');
      (async () => {
        await Promise.resolve();
        log('s4 after await');
      })();
    });
  }).then(() => log('s2 after'));
  Promise.resolve().then(() => {
    log('s5');
    (async () => {
      log('s6 body');
      try {
        await Promise.reject('s6');
      } catch (reason) {
        log('s6 caught');
      } finally {
        await Promise.resolve();
      }
    })().then(() => log('s6 end'));
  }).then(() => log('s5 link 1')).then(() => log('s5 link 2'));
}, 1).unref().ref();
spin(4);
log('end of script');
