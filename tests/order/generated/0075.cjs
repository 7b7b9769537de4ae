// A random program, of seed 75: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
(async () => {
  log('s1 body');
  Promise.resolve(thenable('s2')).then(() => {
    log('s2');
    Promise.any([Promise.reject('s3'), 's3.0 value', Promise.resolve()]).then((value) => {
      log('s3');
      Promise.resolve(Promise.resolve().then(() => log('s4 inner then'))).then(() => {
        log('s4');
        Promise.any([Promise.reject('s5'), 's5.0 value', Promise.resolve()]).then((value) => {
          log('s5');
        });
      });
      Promise.race([(async () => log('s6.0 async'))(), Promise.resolve().then(() => log('s6.1 inner then')), 's6.2 value']).then((value) => {
        log('s6');
        (async () => {
          await 's7 value';
          log('s7 after await');
        })();
        (async () => {
          log('s8 body');
          await (async () => log('s8 async'))();
          log('s8 after one await');
          await null;
        })().then(() => log('s8 end'));
        (async () => {
          for await (const value of [Promise.resolve().then(() => log('s9 inner then')), 's9']) {
            log('s9');
          }
        })();
      });
    });
    const s10a = setTimeout(log, 1, 'never');
    setTimeout(() => { clearTimeout(s10b);
      log('s10');
    }, 1);
    const s10b = setTimeout(log, 1, 'never');
    clearTimeout(s10a);
    spin(4);
  });
})().then(() => log('s1 end'));
log('end of script');
