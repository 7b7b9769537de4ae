// A random program, of seed 7: its order is Node's.
import events from 'node:events';
import timersPromises from 'node:timers/promises';
const spin = (ms) => { const until = performance.now() + ms; while (performance.now() < until); };
const begin = performance.now();
let last = 0;
const slot = () => {
  const passed = performance.now() - begin;
  last = Math.max(last, Math.ceil(passed / 50)) + 1;
  return Math.ceil(last * 50 - passed);
};
const log = (...label) => console.log(...label);
process.on('uncaughtException', (error) => log('uncaught', error.message));
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
queueMicrotask(() => {
  log('s1');
  (async () => {
    log('s2 body');
    timersPromises.setTimeout(slot(), 's3').then(() => {
      log('s3');
      const s4 = Promise.reject('s4');
      process.nextTick(() => s4.catch(() => {
        log('s4');
      }));
      const s5 = new AbortController();
      s5.signal.addEventListener('abort', () => {
        log('s5');
        const s6 = new EventTarget();
        s6.addEventListener('x', () => {
          log('s6');
        });
        s6.addEventListener('x', () => log('s6 second'));
        s6.dispatchEvent(new Event('x'));
        setTimeout(() => {
          log('s7');
        }, 1);
        spin(4);
        setImmediate(() => {
          log('s8');
          throw new Error('from s8');
        });
      });
      process.nextTick(() => s5.abort());
      const emitter9 = new events.EventEmitter();
      emitter9.on('x', () => {
        log('s9');
      });
      emitter9.on('x', () => log('s9 second'));
      emitter9.emit('x');
      process.nextTick(() => emitter9.removeAllListeners().emit('x'));
    });
    Promise.all([(async () => log('s10.0 async'))(), Promise.resolve().then(() => log('s10.1 inner then')), 's10.2 value']).then(() => {
      log('s10');
    });
  })().then(() => log('s2 end'));
  const s11 = setTimeout(() => {
    log('s11');
  }, 2);
  setTimeout(log, 2, 's11 second');
  spin(5);
  s11.refresh();
  spin(5);
});
log('end of script');
