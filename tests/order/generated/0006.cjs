// A random program, of seed 6: its order is Node's.
const timersPromises = require('node:timers/promises');
const log = (...label) => { console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
process.nextTick(() => {
  log('s1');
  process.nextTick(() => {
    log('s2');
  });
  Promise.reject('s3');
  setImmediate(() => {
    log('s4');
    const s5 = Promise.reject('s5');
    setImmediate(() => s5.catch(() => {
      log('s5');
      (async () => {
        log('s6 body');
      })().then(() => log('s6 end'));
      new (class {
        static {
          log('s7 static');
        }
        field = log('s7 field');
        constructor() { log('s7 constructor'); }
      })();
      (async () => {
        await timersPromises.setImmediate();
        log('s8 after await');
      })();
    }));
  });
  setImmediate(log, 's4 second');
  const s9 = async function* () {
    yield 's9 one';
    await 's9 value';
    yield Promise.resolve('s9 two');
  };
  (async () => { for await (const value of s9()) log(value); log('s9 done'); })();
});
log('end of script');
