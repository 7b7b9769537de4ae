// A random program, of seed 123: its order is Node's.
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
const s1 = setTimeout(() => {
  log('s1');
  queueMicrotask(() => {
    log('s2');
    const s3 = setTimeout(() => {
      log('s3');
      process.nextTick(() => {
        log('s4');
        (async () => {
          log('s5 body');
        })().then(() => log('s5 end'));
        Promise.reject('s6').catch((reason) => {
          log('s6');
        }).then(() => log('s6 after'));
      });
    }, 2);
    setTimeout(log, 2, 's3 second');
    spin(5);
    s3.refresh();
    spin(5);
  });
  queueMicrotask(() => {
    log('s7');
    Promise.resolve('s8 value').finally(() => {
      log('s8');
      Promise.resolve((async () => log('s9 async'))()).then(() => {
        log('s9');
      });
    }).then(() => log('s8 after'));
    Promise.reject('s10');
  });
}, 2);
setTimeout(log, 2, 's1 second');
spin(5);
s1.refresh();
spin(5);
log('end of script');
