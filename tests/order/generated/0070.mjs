// A random program, of seed 70: its order is Node's.
import async_hooks from 'node:async_hooks';
import timersPromises from 'node:timers/promises';
const als = new async_hooks.AsyncLocalStorage();
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const waiting = [];
const far = (callback) => {
  if (waiting.push(async_hooks.AsyncLocalStorage.bind(callback)) === 1) setTimeout(whenQuiet, 20);
};
const whenQuiet = () => {
  if (performance.now() - busy < 20) return setTimeout(whenQuiet, 20);
  const callback = waiting.shift();
  if (waiting.length > 0) setTimeout(whenQuiet, 20);
  callback();
};
const log = (...label) => { busy = performance.now(); console.log(...label, '|', als.getStore()); };
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
        far(() => timersPromises.setTimeout(1).then(() => {
          log('s7');
        }));
      }, 1);
      spin(4);
      (async () => {
        await new Promise(far);
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
