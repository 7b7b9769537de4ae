// A random program, of seed 51: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
process.nextTick(() => {
  log('s1');
  setImmediate(() => {
    log('s2');
    (async () => {
      log('s3 body');
      await thenable('s3');
      log('s3 after one await');
      Promise.resolve().then(() => {
        log('s4');
        Promise.resolve(Promise.resolve()).then(() => {
          log('s5');
        });
        queueMicrotask(() => {
          log('s6');
        });
        const s7a = setTimeout(log, 1, 'never');
        setTimeout(() => { clearTimeout(s7b);
          log('s7');
        }, 1);
        const s7b = setTimeout(log, 1, 'never');
        clearTimeout(s7a);
        spin(4);
        return Promise.resolve();
      }).then(() => log('s4 after'));
      await null;
    })().then(() => log('s3 end'));
    const s8 = Promise.reject('s8');
    setImmediate(() => s8.catch(() => {
      log('s8');
      Promise.resolve().then(() => {
        log('s9');
        (async () => {
          await thenable('s10');
          log('s10 after await');
        })();
      }).then(() => log('s9 link 1')).then(() => log('s9 link 2')).then(() => log('s9 link 3'));
    }));
  });
});
log('end of script');
