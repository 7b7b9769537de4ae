// A random program, of seed 108: its order is Node's.
const begin = performance.now();
let last = 0;
const slot = () => {
  const passed = performance.now() - begin;
  last = Math.max(last, Math.ceil(passed / 50)) + 1;
  return Math.ceil(last * 50 - passed);
};
const far = (callback) => setTimeout(callback, slot());
const log = (...label) => console.log(...label);
process.on('uncaughtException', (error) => log('uncaught', error.message));
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
process.nextTick(() => {
  log('s1');
  Promise.reject('s2').catch((reason) => {
    log('s2');
    far(() => {
      let rounds = 0;
      const interval = setInterval(() => {
        log('s3 round', ++rounds);
        if (rounds === 2) clearInterval(interval);
      }, 4);
      setImmediate(() => {
        log('s4');
      });
    });
  }).then(() => log('s2 after'));
  Promise.reject('s5');
  Promise.resolve().then(() => {
    log('s6');
  }).then(() => log('s6 link 1'));
  throw new Error('from s1');
});
log('end of script');
