// A random program, of seed 32: its order is Node's.
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
Promise.resolve().then(() => {
  log('s1');
  process.nextTick(() => {
    log('s2');
    als.enterWith('s2');
    als.run('s3', () => {
      log('s3');
      setImmediate(() => {
        log('s4');
        far(() => {
          let rounds = 0;
          const interval = setInterval(() => {
            log('s5 round', ++rounds);
            if (rounds < 3) return;
            clearInterval(interval);
          }, 2);
        });
        process.nextTick(() => {
          log('s6');
        });
        Promise.resolve(thenable('s7')).then(() => {
          log('s7');
        });
      });
      setImmediate(log, 's4 second');
      (async () => {
        log('s8 body');
        const s9 = Promise.reject('s9');
        queueMicrotask(() => s9.catch(() => {
          log('s9');
        }));
        await (async () => log('s8 async'))();
        log('s8 after one await');
        const emitter10 = new events.EventEmitter();
        emitter10.once('x', () => {
          log('s10');
        });
        emitter10.on('x', () => log('s10 second'));
        emitter10.emit('x');
        process.nextTick(() => emitter10.removeAllListeners().emit('x'));
        await null;
      })().then(() => log('s8 end'));
    });
    Promise.resolve().then(() => {
      log('s11');
    }).then(() => log('s11 link 1')).then(() => log('s11 link 2')).then(() => log('s11 link 3'));
    Promise.reject('s12');
  });
  Promise.resolve((async () => log('s13 async'))()).then(() => {
    log('s13');
  });
  Promise.allSettled([Promise.reject('s14'), Promise.resolve(), thenable('s14.1')]).then(() => {
    log('s14');
  });
}).then(() => log('s1 link 1'));
log('end of script');
