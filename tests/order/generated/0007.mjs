// A random program, of seed 7: its order is Node's.
import events from 'node:events';
import timersPromises from 'node:timers/promises';
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const waiting = [];
const far = (callback) => {
  if (waiting.push(callback) === 1) setTimeout(whenQuiet, 20);
};
const whenQuiet = () => {
  if (performance.now() - busy < 20) return setTimeout(whenQuiet, 20);
  const callback = waiting.shift();
  if (waiting.length > 0) setTimeout(whenQuiet, 20);
  callback();
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
process.on('uncaughtException', (error) => log('uncaught', error.message));
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
queueMicrotask(() => {
  log('s1');
  (async () => {
    log('s2 body');
    far(() => timersPromises.setTimeout(1).then(() => {
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
        far(() => process.nextTick(() => {
          log('s8');
          throw new Error('from s8');
        }));
      });
      process.nextTick(() => s5.abort());
      const emitter9 = new events.EventEmitter();
      emitter9.on('x', () => {
        log('s9');
      });
      emitter9.on('x', () => log('s9 second'));
      emitter9.emit('x');
      process.nextTick(() => emitter9.removeAllListeners().emit('x'));
    }));
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
