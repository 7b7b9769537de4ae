// A random program, of seed 16: its order is Node's.
import async_hooks from 'node:async_hooks';
import events from 'node:events';
const als = new async_hooks.AsyncLocalStorage();
const log = (...label) => { console.log(...label, '|', als.getStore()); };
process.on('uncaughtException', (error) => log('uncaught', error.message));
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
setImmediate(() => {
  log('s1');
  setImmediate(() => {
    log('s2');
    als.run('s3', () => {
      log('s3');
    });
    throw new Error('from s2');
  });
  Promise.resolve((async () => log('s4 async'))()).then(() => {
    log('s4');
    const s5 = Promise.reject('s5');
    queueMicrotask(() => s5.catch(() => {
      log('s5');
      const emitter6 = new events.EventEmitter();
      emitter6.on('x', () => {
        log('s6');
        (async () => {
          log('s7 body');
          await Promise.resolve();
          log('s7 after one await');
          await null;
        })().then(() => log('s7 end'));
      });
      emitter6.on('x', () => log('s6 second'));
      emitter6.emit('x');
      process.nextTick(() => emitter6.removeAllListeners().emit('x'));
    }));
    setImmediate(() => {
      log('s8');
    });
  });
});
setImmediate(log, 's1 second');
log('end of script');
