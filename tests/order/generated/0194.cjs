// A random program, of seed 194: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const log = (...label) => { console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
Promise.reject('s1');
process.nextTick(() => {
  log('s2');
  Promise.resolve(thenable('s3')).then(() => {
    log('s3');
  });
});
process.nextTick(() => {
  log('s4');
});
const s5 = new AbortController();
s5.signal.addEventListener('abort', () => {
  log('s5');
});
process.nextTick(() => s5.abort());
log('end of script');
