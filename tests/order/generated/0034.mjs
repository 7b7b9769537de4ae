// A random program, of seed 34: its order is Node's.
const log = (...label) => { console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
process.nextTick(() => {
  log('s1');
});
Promise.resolve((async () => log('s2 async'))()).then(() => {
  log('s2');
  (async () => {
    log('s3 body');
    try {
      Promise.resolve().then(() => {
        log('s4');
      }).then(() => log('s4 link 1'));
      await Promise.reject('s3');
    } catch (reason) {
      log('s3 caught');
      queueMicrotask(() => {
        log('s5');
        (async () => {
          log('s6 body');
          await Promise.resolve().then(() => log('s6 inner then'));
          log('s6 after one await');
          await null;
        })().then(() => log('s6 end'));
      });
    } finally {
      await Promise.resolve();
    }
  })().then(() => log('s3 end'));
  Promise.resolve(Promise.resolve().then(() => log('s7 inner then'))).then(() => {
    log('s7');
  });
});
log('end of script');
