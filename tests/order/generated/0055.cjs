// A random program, of seed 55: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const log = (...label) => { console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
(async () => {
  log('s1 body');
  Promise.resolve().then(() => {
    log('s2');
    return Promise.resolve().then(() => log('s2 inner then'));
  }).then(() => log('s2 after'));
  await 's1 value';
  log('s1 after one await');
  (async () => {
    log('s3 body');
    try {
      await Promise.reject('s3');
    } catch (reason) {
      log('s3 caught');
      Promise.resolve().then(() => {
        log('s4');
        return Promise.resolve();
      }).then(() => log('s4 after'));
    } finally {
      await Promise.resolve();
    }
  })().then(() => log('s3 end'));
  queueMicrotask(() => {
    log('s5');
  });
  await null;
})().then(() => log('s1 end'));
Promise.resolve(thenable('s6')).then(() => {
  log('s6');
  setImmediate(() => {
    log('s7');
  });
  setImmediate(log, 's7 second');
});
(async () => {
  log('s8 body');
  await Promise.resolve();
  log('s8 after one await');
  await null;
})().then(() => log('s8 end'));
log('end of script');
