// A random program, of seed 106: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const log = (...label) => { console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
queueMicrotask(() => {
  log('s1');
  queueMicrotask(() => {
    log('s2');
    setImmediate(() => {
      log('s3');
      Promise.resolve().then(() => {
        log('s4');
        return 's4 value';
      }).then(() => log('s4 after'));
    });
    Promise.allSettled([Promise.reject('s5'), Promise.resolve(), thenable('s5.1'), (async () => log('s5.2 async'))()]).then(() => {
      log('s5');
    });
  });
  setImmediate(() => {
    log('s6');
  });
});
log('end of script');
