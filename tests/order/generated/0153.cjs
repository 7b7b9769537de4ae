// A random program, of seed 153: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const waiting = [];
const far = (callback) => {
  if (waiting.push(callback) === 1) setTimeout(whenQuiet, 20);
};
const whenQuiet = () => {
  if (performance.now() - busy < 20) return setTimeout(whenQuiet, 20);
  const callback = waiting.shift();
  if (waiting.length > 0) setTimeout(whenQuiet, 20);
  callback();
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
process.on('uncaughtException', (error) => log('uncaught', error.message));
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
queueMicrotask(() => {
  log('s1');
  (async () => {
    log('s2 body');
    Promise.resolve('s3 value').then(() => {
      log('s3');
      const s4 = async function* () {
        yield 's4 one';
        await Promise.resolve();
        yield Promise.resolve('s4 two');
      };
      (async () => { for await (const value of s4()) log(value); log('s4 done'); })();
      const s5 = new AbortController();
      s5.signal.addEventListener('abort', () => {
        log('s5');
        const s6 = new AbortController();
        s6.signal.addEventListener('abort', () => {
          log('s6');
        });
        process.nextTick(() => s6.abort());
        far(() => queueMicrotask(() => {
          log('s7');
          throw new Error('from s7');
        }));
      });
      queueMicrotask(() => s5.abort());
    });
    await 's2 value';
    log('s2 after one await');
    setImmediate(() => {
      log('s8');
    });
    setImmediate(log, 's8 second');
    await null;
  })().then(() => log('s2 end'));
  const s9 = Promise.reject('s9');
  setImmediate(() => s9.catch(() => {
    log('s9');
  }));
  Promise.resolve(thenable('s10')).then(() => {
    log('s10');
  });
});
log('end of script');
