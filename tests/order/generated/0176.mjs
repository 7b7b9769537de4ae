// A random program, of seed 176: its order is Node's.
import async_hooks from 'node:async_hooks';
import events from 'node:events';
const als = new async_hooks.AsyncLocalStorage();
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label, '|', als.getStore()); };
Promise.resolve(thenable('s1')).then(() => {
  log('s1');
  (async () => {
    log('s2 body');
    (async () => {
      await (async () => log('s3 async'))();
      log('s3 after await');
      Promise.resolve(thenable('s4')).then(() => {
        log('s4');
      });
      const emitter5 = new events.EventEmitter();
      emitter5.once('x', () => {
        log('s5');
        Promise.all([Promise.resolve().then(() => log('s6.0 inner then')), 's6.1 value', Promise.resolve()]).then(() => {
          log('s6');
        });
      });
      emitter5.on('x', () => log('s5 second'));
      emitter5.emit('x');
      process.nextTick(() => emitter5.removeAllListeners().emit('x'));
      setImmediate(() => { clearImmediate(s7b);
        log('s7');
        als.run('s8', () => {
          log('s8');
        });
        const s9a = setTimeout(log, 1, 'never');
        setTimeout(() => { clearTimeout(s9b);
          log('s9');
        }, 1);
        const s9b = setTimeout(log, 1, 'never');
        clearTimeout(s9a);
        spin(4);
      });
      const s7b = setImmediate(log, 'never');
    })();
  })().then(() => log('s2 end'));
  (async () => {
    await thenable('s10');
    log('s10 after await');
  })();
});
log('end of script');
