// A random program, of seed 189: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const log = (...label) => { console.log(...label); };
(async () => {
  for await (const value of [(async () => log('s1 async'))(), 's1']) {
    log('s1');
  }
  (async () => {
    log('s2 body');
    await Promise.resolve();
    log('s2 after one await');
    queueMicrotask(() => {
      log('s3');
      Promise.resolve(thenable('s4')).then(() => {
        log('s4');
      });
      for (const value of (function* () {
        yield 's5 one';
        yield 's5 two';
      })()) log(value);
    });
    await null;
  })().then(() => log('s2 end'));
})();
log('end of script');
