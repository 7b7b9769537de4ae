// A random program, of seed 129: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const log = (...label) => { console.log(...label); };
setImmediate(() => { clearImmediate(s1b);
  log('s1');
  log('s2');
  Promise.resolve(thenable('s3')).then(() => {
    log('s3');
  });
  process.nextTick(() => {
    log('s4');
  });
});
const s1b = setImmediate(log, 'never');
log('end of script');
