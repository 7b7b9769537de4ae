// A random program, of seed 57: its order is Node's.
import timersPromises from 'node:timers/promises';
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const log = (...label) => { console.log(...label); };
process.on('uncaughtException', (error) => log('uncaught', error.message));
Promise.resolve(thenable('s1')).then(() => {
  log('s1');
});
setImmediate(() => {
  log('s2');
  Promise.resolve().then(() => {
    log('s3');
    process.nextTick(() => {
      log('s4');
    });
    const s5 = new AbortController();
    s5.signal.addEventListener('abort', () => {
      log('s5');
      (async () => {
        for await (const value of ['s6 value', 's6']) {
          log('s6');
        }
        Promise.resolve('s7 value').finally(() => {
          log('s7');
        }).then(() => log('s7 after'));
        (async () => {
          await timersPromises.setImmediate();
          log('s8 after await');
        })();
      })();
      (async () => {
        for await (const value of ['s9 value', 's9']) {
          log('s9');
        }
      })();
    });
    setImmediate(() => s5.abort());
    setImmediate(() => {
      log('s10');
      throw new Error('from s10');
    });
  }).then(() => log('s3 link 1')).then(() => log('s3 link 2'));
  process.nextTick(() => {
    log('s11');
  });
});
log('end of script');
