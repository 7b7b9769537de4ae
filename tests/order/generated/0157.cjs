// A random program, of seed 157: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
setTimeout(() => {
  log('s1');
  setImmediate(() => {
    log('s2');
    setImmediate(() => {
      log('s3');
      process.nextTick(() => {
        log('s4');
        Promise.resolve().then(() => {
          log('s5');
          return thenable('s5');
        }).then(() => log('s5 after'));
        (async () => {
          log('s6 body');
        })().then(() => log('s6 end'));
      });
      (async () => {
        for await (const value of [Promise.resolve(), 's7']) {
          log('s7');
        }
        const s8 = async function* () {
          yield 's8 one';
          await Promise.resolve();
          yield Promise.resolve('s8 two');
        };
        (async () => { for await (const value of s8()) log(value); log('s8 done'); })();
      })();
    });
    (async () => {
      log('s9 body');
      await thenable('s9');
      log('s9 after one await');
      await null;
    })().then(() => log('s9 end'));
  });
  setImmediate(log, 's2 second');
  const s10a = setTimeout(log, 1, 'never');
  setTimeout(() => { clearTimeout(s10b);
    log('s10');
  }, 1);
  const s10b = setTimeout(log, 1, 'never');
  clearTimeout(s10a);
  spin(4);
}, 2);
spin(4);
log('end of script');
