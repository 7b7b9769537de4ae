// A random program, of seed 133: its order is Node's.
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
process.on('uncaughtException', (error) => log('uncaught', error.message));
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
Promise.resolve(Promise.resolve().then(() => log('s1 inner then'))).then(() => {
  log('s1');
  const s2 = new AbortController();
  s2.signal.addEventListener('abort', () => {
    log('s2');
    process.nextTick(() => {
      log('s3');
    });
    Promise.resolve(Promise.resolve()).then(() => {
      log('s4');
      setTimeout(() => {
        log('s5');
      }, 1);
      spin(4);
    });
  });
  queueMicrotask(() => s2.abort());
  setImmediate(() => {
    log('s6');
    throw new Error('from s6');
  });
  Promise.reject('s7');
});
log('end of script');
