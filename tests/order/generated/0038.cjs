// A random program, of seed 38: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const log = (...label) => { console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
Promise.resolve('s1 value').finally(() => {
  log('s1');
  log('s2');
  Promise.allSettled([Promise.reject('s3'), 's3.0 value', Promise.resolve(), thenable('s3.2')]).then(() => {
    log('s3');
  });
  (async () => {
    await 's4 value';
    log('s4 after await');
  })();
}).then(() => log('s1 after'));
log('end of script');
