// A random program, of seed 151: its order is Node's.
import async_hooks from 'node:async_hooks';
import fs from 'node:fs';
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
process.on('uncaughtException', (error) => log('uncaught', error.message));
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
setTimeout(() => {
  log('s1');
}, 0);
spin(4);
als.run('s2', () => {
  log('s2');
  Promise.resolve().then(() => {
    log('s3');
    setTimeout(() => {
      log('s4');
    }, 2);
    spin(4);
    Promise.reject('s5').catch((reason) => {
      log('s5');
      far(() => fs.stat(import.meta.filename, () => {
        log('s6');
      }));
      Promise.resolve(thenable('s7')).then(() => {
        log('s7');
        far(() => queueMicrotask(() => {
          log('s8');
          throw new Error('from s8');
        }));
        (async () => {
          for await (const value of [Promise.resolve(), 's9']) {
            log('s9');
          }
        })();
      });
      process.nextTick(() => {
        log('s10');
      });
    }).then(() => log('s5 after'));
  }).then(() => log('s3 link 1'));
});
log('end of script');
