// A random program, of seed 183: its order is Node's.
import async_hooks from 'node:async_hooks';
const als = new async_hooks.AsyncLocalStorage();
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const log = (...label) => { console.log(...label, '|', als.getStore()); };
Promise.resolve(Promise.resolve().then(() => log('s1 inner then'))).finally(() => {
  log('s1');
  process.nextTick(() => {
    log('s2');
    const s3 = async function* () {
      yield 's3 one';
      await Promise.resolve();
      yield Promise.resolve('s3 two');
    };
    (async () => { for await (const value of s3()) log(value); log('s3 done'); })();
    setImmediate(() => {
      log('s4');
      process.nextTick(() => {
        log('s5');
        als.enterWith('s5');
      });
    });
    setImmediate(log, 's4 second');
  });
  Promise.resolve(thenable('s6')).then(() => {
    log('s6');
  });
  process.nextTick(() => {
    log('s7');
  });
}).then(() => log('s1 after'));
log('end of script');
