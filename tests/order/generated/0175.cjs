// A random program, of seed 175: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
queueMicrotask(() => {
  log('s1');
  setImmediate(() => { clearImmediate(s2b);
    log('s2');
    Promise.resolve(thenable('s3')).then(() => {
      log('s3');
    });
    const s4a = setTimeout(log, 1, 'never');
    setTimeout(() => { clearTimeout(s4b);
      log('s4');
    }, 1);
    const s4b = setTimeout(log, 1, 'never');
    clearTimeout(s4a);
    spin(4);
    (async () => {
      log('s5 body');
      await Promise.resolve().then(() => log('s5 inner then'));
      log('s5 after one await');
      process.nextTick(() => {
        log('s6');
      });
      await null;
    })().then(() => log('s5 end'));
  });
  const s2b = setImmediate(log, 'never');
  Promise.resolve(Promise.resolve().then(() => log('s7 inner then'))).then(() => {
    log('s7');
  });
});
log('end of script');
