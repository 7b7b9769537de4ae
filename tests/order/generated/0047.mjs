// A random program, of seed 47: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const log = (...label) => { console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
(async () => {
  log('s1 body');
  setImmediate(() => { clearImmediate(s2b);
    log('s2');
    setImmediate(() => {
      log('s3');
      (async () => {
        log('s4 body');
        return (async () => log('s4 async'))();
      })().then(() => log('s4 end'));
    });
  });
  const s2b = setImmediate(log, 'never');
  await thenable('s1');
  log('s1 after one await');
  Promise.reject('s5');
  await null;
})().then(() => log('s1 end'));
log('end of script');
