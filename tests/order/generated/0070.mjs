// A random program, of seed 70: its order is Node's.
import async_hooks from 'node:async_hooks';
import timersPromises from 'node:timers/promises';
const als = new async_hooks.AsyncLocalStorage();
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const spin = (ms) => { const until = performance.now() + ms; while (performance.now() < until); };
const begin = performance.now();
let last = 0;
const slot = () => {
  const passed = performance.now() - begin;
  last = Math.max(last, Math.ceil(passed / 50)) + 1;
  return Math.ceil(last * 50 - passed);
};
const log = (...label) => console.log(...label, '|', als.getStore());
(async () => {
  for await (const value of [(async () => log('s1 async'))(), 's1']) {
    log('s1');
  }
  process.nextTick(() => {
    log('s2');
    Promise.resolve().then(() => {
      log('s3');
      setTimeout(() => {
        log('s4');
        als.run('s5', () => {
          log('s5');
        });
        const s6 = async function* () {
          yield 's6 one';
          await 's6 value';
          yield Promise.resolve('s6 two');
        };
        (async () => { for await (const value of s6()) log(value); log('s6 done'); })();
        timersPromises.setTimeout(slot(), 's7').then(() => {
          log('s7');
        });
      }, 1);
      spin(4);
      (async () => {
        await timersPromises.setTimeout(slot());
        log('s8 after await');
      })();
      (async () => {
        log('s9 body');
        return (async () => log('s9 async'))();
      })().then(() => log('s9 end'));
      return thenable('s3');
    }).then(() => log('s3 after'));
  });
  (async () => {
    for await (const value of [Promise.resolve(), 's10']) {
      log('s10');
    }
  })();
})();
log('end of script');
