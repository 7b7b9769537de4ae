// A random program, of seed 78: its order is Node's.
const log = (...label) => { console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
Promise.race([Promise.resolve().then(() => log('s1.0 inner then')), 's1.1 value', Promise.resolve()]).then((value) => {
  log('s1');
  const s2 = Promise.reject('s2');
  queueMicrotask(() => s2.catch(() => {
    log('s2');
  }));
});
Promise.resolve(Promise.resolve().then(() => log('s3 inner then'))).then(() => {
  log('s3');
});
Promise.resolve(Promise.resolve()).then(() => {
  log('s4');
});
log('end of script');
