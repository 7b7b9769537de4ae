// A random program, of seed 125: its order is Node's.
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
setImmediate(() => {
  log('s1');
  const s2 = async function* () {
    yield 's2 one';
    queueMicrotask(() => {
      log('s3');
      setTimeout(() => {
        log('s4');
      }, 2);
      spin(4);
    });
    Promise.all([(async () => log('s5.0 async'))(), Promise.resolve().then(() => log('s5.1 inner then'))]).then(() => {
      log('s5');
    });
    (async () => {
      log('s6 body');
      Promise.resolve((async () => log('s7 async'))()).finally(() => {
        log('s7');
        const s8 = new AbortController();
        s8.signal.addEventListener('abort', () => {
          log('s8');
        });
        setImmediate(() => s8.abort());
      }).then(() => log('s7 after'));
      (async () => {
        log('s9 body');
        try {
          await Promise.reject('s9');
        } catch (reason) {
          log('s9 caught');
        } finally {
          await Promise.resolve().then(() => log('s9 inner then'));
        }
      })().then(() => log('s9 end'));
    })().then(() => log('s6 end'));
    await thenable('s2');
    yield Promise.resolve('s2 two');
  };
  (async () => { for await (const value of s2()) log(value); log('s2 done'); })();
  setImmediate(() => {
    log('s10');
  });
  process.nextTick(() => {
    log('s11');
  });
});
log('end of script');
