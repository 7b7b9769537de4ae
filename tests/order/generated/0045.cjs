// A random program, of seed 45: its order is Node's.
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
Promise.reject('s1');
Promise.reject('s2').catch((reason) => {
  log('s2');
}).then(() => log('s2 after'));
Promise.resolve().then(() => {
  log('s3');
  Promise.resolve('s4 value').then(() => {
    log('s4');
  });
  (async () => {
    await (async () => log('s5 async'))();
    log('s5 after await');
    const s6a = setTimeout(log, 1, 'never');
    setTimeout(() => { clearTimeout(s6b);
      log('s6');
    }, 1);
    const s6b = setTimeout(log, 1, 'never');
    clearTimeout(s6a);
    spin(4);
  })();
  const s7 = async function* () {
    yield 's7 one';
    (async () => {
      log('s8 body');
      return 's8 value';
    })().then(() => log('s8 end'));
    await thenable('s7');
    yield Promise.resolve('s7 two');
  };
  (async () => { for await (const value of s7()) log(value); log('s7 done'); })();
  return 's3 value';
}).then(() => log('s3 after'));
Promise.allSettled([Promise.reject('s9'), thenable('s9.0'), (async () => log('s9.1 async'))()]).then(() => {
  log('s9');
});
log('end of script');
