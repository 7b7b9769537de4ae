// A random program, of seed 180: its order is Node's.
const log = (...label) => { console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
(async () => {
  log('s1 body');
  Promise.reject('s2');
  await (async () => log('s1 async'))();
  log('s1 after one await');
  Promise.reject('s3').catch((reason) => {
    log('s3');
    setImmediate(() => {
      log('s4');
      (async () => {
        log('s5 body');
      })().then(() => log('s5 end'));
      Promise.resolve().then(() => {
        log('s6');
        return Promise.resolve().then(() => log('s6 inner then'));
      }).then(() => log('s6 after'));
    });
    (async () => {
      log('s7 body');
      try {
        await Promise.reject('s7');
      } catch (reason) {
        log('s7 caught');
      } finally {
        await Promise.resolve().then(() => log('s7 inner then'));
      }
    })().then(() => log('s7 end'));
  }).then(() => log('s3 after'));
  await null;
})().then(() => log('s1 end'));
log('end of script');
