// A random program, of seed 124: its order is Node's.
const log = (...label) => { console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
process.nextTick(() => {
  log('s1');
  const s2 = Promise.reject('s2');
  setImmediate(() => s2.catch(() => {
    log('s2');
    setImmediate(() => {
      log('s3');
    });
  }));
  Promise.reject('s4').catch((reason) => {
    log('s4');
  }).then(() => log('s4 after'));
});
log('end of script');
