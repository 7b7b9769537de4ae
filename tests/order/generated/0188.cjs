// A random program, of seed 188: its order is Node's.
const async_hooks = require('node:async_hooks');
const als = new async_hooks.AsyncLocalStorage();
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const spin = (ms) => { const until = performance.now() + ms; while (performance.now() < until); };
const log = (...label) => console.log(...label, '|', als.getStore());
process.on('uncaughtException', (error) => log('uncaught', error.message));
als.run('s1', () => {
  log('s1');
  process.nextTick(() => {
    log('s2');
    als.run('s3', () => {
      log('s3');
      queueMicrotask(() => {
        log('s4');
        queueMicrotask(() => {
          log('s5');
        });
        const s6a = setTimeout(log, 1, 'never');
        setTimeout(() => { clearTimeout(s6b);
          log('s6');
        }, 1);
        const s6b = setTimeout(log, 1, 'never');
        clearTimeout(s6a);
        spin(4);
        (async () => {
          log('s7 body');
          await (async () => log('s7 async'))();
          log('s7 after one await');
          await null;
        })().then(() => log('s7 end'));
        throw new Error('from s4');
      });
      setImmediate(() => {
        log('s8');
      });
      setImmediate(log, 's8 second');
    });
    (async () => {
      log('s9 body');
    })().then(() => log('s9 end'));
  });
  Promise.resolve(thenable('s10')).then(() => {
    log('s10');
    Promise.resolve().then(() => {
      log('s11');
    }).then(() => log('s11 link 1')).then(() => log('s11 link 2')).then(() => log('s11 link 3'));
  });
});
log('end of script');
