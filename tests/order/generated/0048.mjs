// A random program, of seed 48: its order is Node's.
import async_hooks from 'node:async_hooks';
import events from 'node:events';
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
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
(async () => {
  log('s1 body');
  new (class {
    static {
      log('s2 static');
      process.nextTick(() => {
        log('s3');
        Promise.resolve().then(() => {
          log('s4');
          return 's4 value';
        }).then(() => log('s4 after'));
      });
      Promise.resolve('s5 value').then(() => {
        log('s5');
        const emitter6 = new events.EventEmitter();
        emitter6.once('x', () => {
          log('s6');
          Promise.reject('s7');
          Promise.all([Promise.resolve().then(() => log('s8.0 inner then')), 's8.1 value']).then(() => {
            log('s8');
          });
        });
        emitter6.on('x', () => log('s6 second'));
        emitter6.emit('x');
        process.nextTick(() => emitter6.removeAllListeners().emit('x'));
        far(() => {
          let rounds = 0;
          const interval = setInterval(() => {
            log('s9 round', ++rounds);
            if (rounds < 3) return;
            clearInterval(interval);
            als.run('s10', () => {
              log('s10');
            });
          }, 2);
        });
      });
      queueMicrotask(() => {
        log('s11');
      });
    }
    field = log('s2 field');
    constructor() { log('s2 constructor'); }
  })();
  far(() => {
    let rounds = 0;
    const interval = setInterval(() => {
      log('s12 round', ++rounds);
      if (rounds < 3) return;
      clearInterval(interval);
    }, 2);
  });
  (async () => {
    log('s13 body');
    await thenable('s13');
    log('s13 after one await');
    await null;
  })().then(() => log('s13 end'));
})().then(() => log('s1 end'));
log('end of script');
