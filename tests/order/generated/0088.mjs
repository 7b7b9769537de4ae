// A random program, of seed 88: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
setImmediate(() => {
  log('s1');
  const s2a = setTimeout(log, 1, 'never');
  setTimeout(() => { clearTimeout(s2b);
    log('s2');
    (async () => {
      await thenable('s3');
      log('s3 after await');
      (async () => {
        log('s4 body');
        const s5 = async function* () {
          yield 's5 one';
          await (async () => log('s5 async'))();
          yield Promise.resolve('s5 two');
        };
        (async () => { for await (const value of s5()) log(value); log('s5 done'); })();
        process.nextTick(() => {
          log('s6');
        });
      })().then(() => log('s4 end'));
      Promise.resolve().then(() => {
        log('s7');
      }).then(() => log('s7 link 1')).then(() => log('s7 link 2'));
    })();
    process.nextTick(() => {
      log('s8');
    });
  }, 1);
  const s2b = setTimeout(log, 1, 'never');
  clearTimeout(s2a);
  spin(4);
});
setImmediate(log, 's1 second');
log('end of script');
