// A random program, of seed 121: its order is Node's.
const async_hooks = require('node:async_hooks');
const timersPromises = require('node:timers/promises');
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
Promise.reject('s1').catch((reason) => {
  log('s1');
}).then(() => log('s1 after'));
Promise.resolve().then(() => {
  log('s2');
  setImmediate(() => { clearImmediate(s3b);
    log('s3');
    Promise.race([Promise.resolve(), thenable('s4.1')]).then((value) => {
      log('s4');
      far(() => timersPromises.setTimeout(1).then(() => {
        log('s5');
      }));
      process.nextTick(() => {
        log('s6');
        process.nextTick(() => {
          log('s7');
          als.enterWith('s7');
        });
      });
    });
  });
  const s3b = setImmediate(log, 'never');
}).then(() => log('s2 link 1')).then(() => log('s2 link 2'));
log('end of script');
