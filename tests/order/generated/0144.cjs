// A random program, of seed 144: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
process.on('uncaughtException', (error) => log('uncaught', error.message));
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
setImmediate(() => {
  log('s1');
});
setImmediate(log, 's1 second');
setTimeout(() => {
  log('s2');
  const s3 = async function* () {
    yield 's3 one';
    process.nextTick(() => {
      log('s4');
    });
    await (async () => log('s3 async'))();
    yield Promise.resolve('s3 two');
  };
  (async () => { for await (const value of s3()) log(value); log('s3 done'); })();
}, 2);
spin(4);
process.nextTick(() => {
  log('s5');
  Promise.any([Promise.reject('s6'), Promise.resolve().then(() => log('s6.0 inner then')), 's6.1 value', Promise.resolve()]).then((value) => {
    log('s6');
  });
  Promise.resolve(thenable('s7')).then(() => {
    log('s7');
    (async () => {
      await (async () => log('s8 async'))();
      log('s8 after await');
      Promise.resolve().then(() => {
        log('s9');
        setImmediate(() => { clearImmediate(s10b);
          log('s10');
        });
        const s10b = setImmediate(log, 'never');
      }).then(() => log('s9 link 1'));
      setImmediate(() => {
        log('s11');
        throw new Error('from s11');
      });
    })();
    setImmediate(() => {
      log('s12');
    });
    (async () => {
      log('s13 body');
      await Promise.resolve();
      log('s13 after one await');
      await null;
    })().then(() => log('s13 end'));
  });
  Promise.resolve(thenable('s14')).then(() => {
    log('s14');
  });
});
log('end of script');
