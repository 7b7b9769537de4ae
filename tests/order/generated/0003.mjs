// A random program, of seed 3: its order is Node's.
import async_hooks from 'node:async_hooks';
import events from 'node:events';
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
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
setImmediate(() => {
  log('s1');
  far(() => {
    let rounds = 0;
    const interval = setInterval(() => {
      log('s2 round', ++rounds);
      if (rounds < 3) return;
      clearInterval(interval);
      const emitter3 = new events.EventEmitter();
      emitter3.on('x', () => {
        log('s3');
      });
      emitter3.on('x', () => log('s3 second'));
      emitter3.emit('x');
      process.nextTick(() => emitter3.removeAllListeners().emit('x'));
      far(() => fs.stat(import.meta.filename, () => {
        log('s4');
        const s5a = setTimeout(log, 1, 'never');
        setTimeout(() => { clearTimeout(s5b);
          log('s5');
          process.nextTick(() => {
            log('s6');
            als.enterWith('s6');
          });
        }, 1);
        const s5b = setTimeout(log, 1, 'never');
        clearTimeout(s5a);
        spin(4);
        (async () => {
          for await (const value of [thenable('s7'), 's7']) {
            log('s7');
          }
        })();
      }));
    }, 2);
  });
  const s8 = Promise.reject('s8');
  queueMicrotask(() => s8.catch(() => {
    log('s8');
  }));
});
setImmediate(log, 's1 second');
log('end of script');
