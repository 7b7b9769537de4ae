// A random program, of seed 107: its order is Node's.
const async_hooks = require('node:async_hooks');
const fs = require('node:fs');
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
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
setTimeout(() => {
  log('s1');
}, 2);
spin(4);
Promise.resolve(thenable('s2')).then(() => {
  log('s2');
  als.run('s3', () => {
    log('s3');
    const s4 = new EventTarget();
    s4.addEventListener('x', () => {
      log('s4');
      Promise.resolve(thenable('s5')).then(() => {
        log('s5');
        Promise.any([Promise.reject('s6'), 's6.0 value', Promise.resolve(), thenable('s6.2')]).then((value) => {
          log('s6');
        });
        far(() => fs.readFile(__filename, () => {
          log('s7');
        }));
      });
    });
    s4.addEventListener('x', () => log('s4 second'));
    s4.dispatchEvent(new Event('x'));
    Promise.resolve((async () => log('s8 async'))()).then(() => {
      log('s8');
      Promise.resolve((async () => log('s9 async'))()).then(() => {
        log('s9');
        Promise.race([thenable('s10.0'), (async () => log('s10.1 async'))()]).then((value) => {
          log('s10');
        });
      });
    });
    (async () => {
      log('s11 body');
    })().then(() => log('s11 end'));
  });
});
log('end of script');
