// A random program, of seed 19: its order is Node's.
const async_hooks = require('node:async_hooks');
const fs = require('node:fs');
const als = new async_hooks.AsyncLocalStorage();
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
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
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
(async () => {
  log('s1 body');
  Promise.any([Promise.reject('s2'), Promise.resolve(), thenable('s2.1'), (async () => log('s2.2 async'))()]).then((value) => {
    log('s2');
  });
  const s3 = Promise.reject('s3');
  process.nextTick(() => s3.catch(() => {
    log('s3');
    Promise.race([Promise.resolve(), thenable('s4.1'), (async () => log('s4.2 async'))()]).then((value) => {
      log('s4');
      const s5 = Promise.reject('s5');
      setImmediate(() => s5.catch(() => {
        log('s5');
        const s6 = async function* () {
          yield 's6 one';
          await thenable('s6');
          yield Promise.resolve('s6 two');
        };
        (async () => { for await (const value of s6()) log(value); log('s6 done'); })();
        (async () => {
          log('s7 body');
          await (async () => log('s7 async'))();
          log('s7 after one await');
          await null;
        })().then(() => log('s7 end'));
        als.run('s8', () => {
          log('s8');
        });
      }));
    });
    far(() => fs.promises.readFile(__filename).then(() => {
      log('s9');
    }));
    log('s10');
  }));
})().then(() => log('s1 end'));
log('end of script');
