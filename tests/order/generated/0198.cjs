// A random program, of seed 198: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const log = (...label) => { console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
(async () => {
  log('s1 body');
  return (async () => log('s1 async'))();
})().then(() => log('s1 end'));
Promise.resolve(thenable('s2')).then(() => {
  log('s2');
  const s3 = Promise.reject('s3');
  process.nextTick(() => s3.catch(() => {
    log('s3');
  }));
});
log('end of script');
