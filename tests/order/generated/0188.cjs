// A random program, of seed 188: its order is Node's.
const async_hooks = require('node:async_hooks');
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
process.on('uncaughtException', (error) => log('uncaught', error.message));
als.run('s1', () => {
  log('s1');
  process.nextTick(() => {
    log('s2');
    als.run('s3', () => {
      log('s3');
      far(() => queueMicrotask(() => {
        log('s4');
        throw new Error('from s4');
      }));
      setImmediate(() => {
        log('s5');
      });
      setImmediate(log, 's5 second');
    });
    (async () => {
      log('s6 body');
    })().then(() => log('s6 end'));
  });
  Promise.resolve(thenable('s7')).then(() => {
    log('s7');
    Promise.resolve().then(() => {
      log('s8');
    }).then(() => log('s8 link 1')).then(() => log('s8 link 2')).then(() => log('s8 link 3'));
  });
});
log('end of script');
