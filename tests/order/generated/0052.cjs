// A random program, of seed 52: its order is Node's.
const spin = (ms) => { const until = performance.now() + ms; while (performance.now() < until); };
const log = (...label) => console.log(...label);
process.on('uncaughtException', (error) => log('uncaught', error.message));
Promise.resolve().then(() => {
  log('s1');
  return Promise.resolve();
}).then(() => log('s1 after'));
Promise.resolve(Promise.resolve()).finally(() => {
  log('s2');
  queueMicrotask(() => {
    log('s3');
  });
  (async () => {
    log('s4 body');
    queueMicrotask(() => {
      log('s5');
      Promise.resolve('s6 value').then(() => {
        log('s6');
        setTimeout(() => {
          log('s7');
        }, 2);
        spin(4);
        (async () => {
          await (async () => log('s8 async'))();
          log('s8 after await');
        })();
        setImmediate(() => {
          log('s9');
        });
      });
      Promise.resolve(Promise.resolve().then(() => log('s10 inner then'))).then(() => {
        log('s10');
      });
      throw new Error('from s5');
    });
    await Promise.resolve();
    log('s4 after one await');
    const s11 = setTimeout(() => {
      log('s11');
    }, 2);
    setTimeout(log, 2, 's11 second');
    spin(5);
    s11.refresh();
    spin(5);
    Promise.race([Promise.resolve().then(() => log('s12.0 inner then')), 's12.1 value']).then((value) => {
      log('s12');
    });
    await null;
  })().then(() => log('s4 end'));
  Promise.resolve(Promise.resolve()).then(() => {
    log('s13');
  });
}).then(() => log('s2 after'));
log('end of script');
