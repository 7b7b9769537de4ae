// A random program, of seed 108: its order is Node's.
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
setImmediate(() => {
  log('s1');
  Promise.reject('s2').catch((reason) => {
    log('s2');
    far(() => {
      let rounds = 0;
      const interval = setInterval(() => {
        log('s3 round', ++rounds);
        if (rounds < 3) return;
        clearInterval(interval);
        setImmediate(() => {
          log('s4');
        });
      }, 2);
    });
  }).then(() => log('s2 after'));
  Promise.reject('s5');
  Promise.resolve().then(() => {
    log('s6');
  }).then(() => log('s6 link 1'));
  throw new Error('from s1');
});
log('end of script');
