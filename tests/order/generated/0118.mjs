// A random program, of seed 118: its order is Node's.
import async_hooks from 'node:async_hooks';
import events from 'node:events';
const als = new async_hooks.AsyncLocalStorage();
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
als.run('s1', () => {
  log('s1');
  Promise.all(['s2.0 value', Promise.resolve()]).then(() => {
    log('s2');
    Promise.allSettled([Promise.reject('s3'), 's3.0 value', Promise.resolve()]).then(() => {
      log('s3');
      const emitter4 = new events.EventEmitter();
      emitter4.on('x', () => {
        log('s4');
        Promise.reject('s5').catch((reason) => {
          log('s5');
        }).then(() => log('s5 after'));
        setImmediate(() => {
          log('s6');
        });
        setImmediate(log, 's6 second');
      });
      emitter4.on('x', () => log('s4 second'));
      emitter4.emit('x');
      process.nextTick(() => emitter4.removeAllListeners().emit('x'));
      setImmediate(() => {
        log('s7');
      });
    });
    const s8 = new EventTarget();
    s8.addEventListener('x', () => {
      log('s8');
      log('s9');
      far(() => {
        let rounds = 0;
        const interval = setInterval(() => {
          log('s10 round', ++rounds);
          if (rounds < 3) return;
          clearInterval(interval);
        }, 2);
      });
      setImmediate(() => {
        log('s11');
      });
    });
    s8.addEventListener('x', () => log('s8 second'));
    s8.dispatchEvent(new Event('x'));
    (async () => {
      await new Promise(far);
      log('s12 after await');
    })();
  });
});
log('end of script');
