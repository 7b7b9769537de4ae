// A random program, of seed 132: its order is Node's.
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
const s1a = setTimeout(log, 1, 'never');
setTimeout(() => { clearTimeout(s1b);
  log('s1');
  const emitter2 = new events.EventEmitter();
  emitter2.on('x', () => {
    log('s2');
    setImmediate(() => {
      log('s3');
      Promise.all([Promise.resolve(), thenable('s4.1')]).then(() => {
        log('s4');
        (async () => {
          log('s5 body');
          await 's5 value';
          log('s5 after one await');
          await null;
        })().then(() => log('s5 end'));
      });
      const s6 = setTimeout(() => {
        log('s6');
      }, 2);
      setTimeout(log, 2, 's6 second');
      spin(5);
      s6.refresh();
      spin(5);
      als.run('s7', () => {
        log('s7');
      });
    });
    setTimeout(() => {
      log('s8');
    }, 1);
    spin(4);
    setTimeout(() => {
      log('s9');
    }, 12);
    setTimeout(log, 2, 's9 second');
    setTimeout(log, 12, 's9 third');
    spin(16);
  });
  emitter2.on('x', () => log('s2 second'));
  emitter2.emit('x');
  process.nextTick(() => emitter2.removeAllListeners().emit('x'));
  setTimeout(() => {
    log('s10');
  }, 0);
  spin(4);
}, 1);
const s1b = setTimeout(log, 1, 'never');
clearTimeout(s1a);
spin(4);
log('end of script');
