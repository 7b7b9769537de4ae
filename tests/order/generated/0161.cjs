// A random program, of seed 161: its order is Node's.
let busy = 0;
const waiting = [];
const far = (callback) => {
  if (waiting.push(callback) === 1) setTimeout(whenQuiet, 20);
};
const whenQuiet = () => {
  if (performance.now() - busy < 20) return setTimeout(whenQuiet, 20);
  const callback = waiting.shift();
  if (waiting.length > 0) setTimeout(whenQuiet, 20);
  callback();
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
process.on('uncaughtException', (error) => log('uncaught', error.message));
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
queueMicrotask(() => {
  log('s1');
  (async () => {
    await 's2 value';
    log('s2 after await');
  })();
  Promise.reject('s3');
  far(() => queueMicrotask(() => {
    log('s4');
    throw new Error('from s4');
  }));
  Promise.resolve(Promise.resolve()).finally(() => {
    log('s5');
    (async () => {
      log('s6 body');
      await Promise.resolve().then(() => log('s6 inner then'));
      log('s6 after one await');
      await null;
    })().then(() => log('s6 end'));
  }).then(() => log('s5 after'));
});
log('end of script');
