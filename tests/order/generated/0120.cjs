// A random program, of seed 120: its order is Node's.
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
}, 2);
spin(4);
(async () => {
  log('s2 body');
  try {
    await Promise.reject('s2');
  } catch (reason) {
    log('s2 caught');
  } finally {
    await 's2 value';
  }
})().then(() => log('s2 end'));
setImmediate(() => {
  log('s3');
});
setImmediate(log, 's3 second');
log('end of script');
