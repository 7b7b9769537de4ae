// A random program, of seed 83: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const log = (...label) => { console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
await (async () => log('s1 async'))();
log('s1 after await');
setImmediate(() => { clearImmediate(s2b);
  log('s2');
  Promise.all([thenable('s3.0'), (async () => log('s3.1 async'))(), Promise.resolve().then(() => log('s3.2 inner then'))]).then(() => {
    log('s3');
    (async () => {
      for await (const value of ['s4 value', 's4']) {
        log('s4');
      }
    })();
  });
  Promise.reject('s5').catch((reason) => {
    log('s5');
  }).then(() => log('s5 after'));
});
const s2b = setImmediate(log, 'never');
log('end of script');
