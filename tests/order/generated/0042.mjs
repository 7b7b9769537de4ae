// A random program, of seed 42: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const log = (...label) => { console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
Promise.race(['s1.0 value', Promise.resolve()]).then((value) => {
  log('s1');
  Promise.allSettled([Promise.reject('s2'), Promise.resolve(), thenable('s2.1'), (async () => log('s2.2 async'))()]).then(() => {
    log('s2');
  });
  (async () => {
    log('s3 body');
    Promise.reject('s4');
  })().then(() => log('s3 end'));
});
log('end of script');
