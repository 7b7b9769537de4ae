// A random program, of seed 82: its order is Node's.
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
setTimeout(() => {
  log('s1');
  Promise.race([Promise.resolve().then(() => log('s2.0 inner then')), 's2.1 value', Promise.resolve()]).then((value) => {
    log('s2');
    const s3 = async function* () {
      yield 's3 one';
      Promise.resolve().then(() => {
        log('s4');
      }).then(() => log('s4 link 1')).then(() => log('s4 link 2')).then(() => log('s4 link 3'));
      await 's3 value';
      yield Promise.resolve('s3 two');
    };
    (async () => { for await (const value of s3()) log(value); log('s3 done'); })();
  });
  process.nextTick(() => {
    log('s5');
  });
  Promise.resolve((async () => log('s6 async'))()).then(() => {
    log('s6');
  });
}, 1);
spin(4);
log('end of script');
