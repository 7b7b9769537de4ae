// A random program, of seed 40: its order is Node's.
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
(async () => {
  log('s1 body');
  setImmediate(() => {
    log('s2');
    als.run('s3', () => {
      log('s3');
      Promise.resolve(thenable('s4')).then(() => {
        log('s4');
        (async () => {
          log('s5 body');
          return Promise.resolve();
        })().then(() => log('s5 end'));
      });
    });
    far(() => fs.readFile(__filename, () => {
      log('s6');
    }));
  });
  await (async () => log('s1 async'))();
  log('s1 after one await');
  setImmediate(() => { clearImmediate(s7b);
    log('s7');
  });
  const s7b = setImmediate(log, 'never');
  await null;
})().then(() => log('s1 end'));
als.run('s8', () => {
  log('s8');
});
log('end of script');
