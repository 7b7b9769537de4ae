// A random program, of seed 165: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const log = (...label) => { console.log(...label); };
setImmediate(() => { clearImmediate(s1b);
  log('s1');
});
const s1b = setImmediate(log, 'never');
Promise.resolve(Promise.resolve()).then(() => {
  log('s2');
});
(async () => {
  log('s3 body');
})().then(() => log('s3 end'));
Promise.resolve(thenable('s4')).then(() => {
  log('s4');
  (async () => {
    log('s5 body');
    Promise.resolve().then(() => {
      log('s6');
      return (async () => log('s6 async'))();
    }).then(() => log('s6 after'));
    await 's5 value';
    log('s5 after one await');
    process.nextTick(() => {
      log('s7');
    });
    await null;
  })().then(() => log('s5 end'));
  (async () => {
    await 's8 value';
    log('s8 after await');
  })();
  Promise.resolve(Promise.resolve()).finally(() => {
    log('s9');
  }).then(() => log('s9 after'));
});
log('end of script');
