// A random program, of seed 169: its order is Node's.
const log = (...label) => { console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
(async () => {
  log('s1 body');
  (async () => {
    log('s2 body');
    await Promise.resolve();
    log('s2 after one await');
    queueMicrotask(() => {
      log('s3');
    });
    await null;
  })().then(() => log('s2 end'));
  await Promise.resolve().then(() => log('s1 inner then'));
  log('s1 after one await');
  Promise.reject('s4');
  await null;
})().then(() => log('s1 end'));
log('end of script');
