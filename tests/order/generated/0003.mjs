// A random program, of seed 3: its order is Node's.
import async_hooks from 'node:async_hooks';
import events from 'node:events';
import fs from 'node:fs';
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
const far = (callback) => setTimeout(callback, slot());
const log = (...label) => console.log(...label, '|', als.getStore());
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
setImmediate(() => {
  log('s1');
  far(() => {
    let rounds = 0;
    const interval = setInterval(() => {
      log('s2 round', ++rounds);
      if (rounds === 2) clearInterval(interval);
    }, 4);
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
  });
  const s8 = Promise.reject('s8');
  queueMicrotask(() => s8.catch(() => {
    log('s8');
  }));
});
setImmediate(log, 's1 second');
log('end of script');
