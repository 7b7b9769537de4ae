// A random program, of seed 136: its order is Node's.
import async_hooks from 'node:async_hooks';
import events from 'node:events';
import fs from 'node:fs';
const als = new async_hooks.AsyncLocalStorage();
const begin = performance.now();
let last = 0;
const slot = () => {
  const passed = performance.now() - begin;
  last = Math.max(last, Math.ceil(passed / 50)) + 1;
  return Math.ceil(last * 50 - passed);
};
const far = (callback) => setTimeout(callback, slot());
const log = (...label) => console.log(...label, '|', als.getStore());
process.on('uncaughtException', (error) => log('uncaught', error.message));
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
process.nextTick(() => {
  log('s1');
  far(() => {
    const { port1, port2 } = new MessageChannel();
    port2.on('message', (message) => {
      log('s2 message');
      queueMicrotask(() => {
        log('s3');
        log('s4');
        (async () => {
          log('s5 body');
          const emitter6 = new events.EventEmitter();
          emitter6.once('x', () => {
            log('s6');
          });
          emitter6.on('x', () => log('s6 second'));
          emitter6.emit('x');
          process.nextTick(() => emitter6.removeAllListeners().emit('x'));
          Promise.resolve().then(() => {
            log('s7');
            return Promise.resolve().then(() => log('s7 inner then'));
          }).then(() => log('s7 after'));
          process.nextTick(() => {
            log('s8');
          });
        })().then(() => log('s5 end'));
      });
      queueMicrotask(() => {
        log('s9');
        (async () => {
          log('s10 body');
          try {
            await Promise.reject('s10');
          } catch (reason) {
            log('s10 caught');
            queueMicrotask(() => {
              log('s11');
            });
          } finally {
            await (async () => log('s10 async'))();
          }
        })().then(() => log('s10 end'));
        far(() => fs.stat(import.meta.filename, () => {
          log('s12');
        }));
        throw new Error('from s9');
      });
      als.run('s13', () => {
        log('s13');
      });
      port2.close();
});
    port1.postMessage('s2');
  });
});
log('end of script');
