// A random program, of seed 150: its order is Node's.
const async_hooks = require('node:async_hooks');
const events = require('node:events');
const timersPromises = require('node:timers/promises');
const als = new async_hooks.AsyncLocalStorage();
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label, '|', als.getStore()); };
process.on('uncaughtException', (error) => log('uncaught', error.message));
(async () => {
  for await (const value of [thenable('s1'), 's1']) {
    log('s1');
  }
  setTimeout(() => {
    log('s2');
    setImmediate(() => {
      log('s3');
      throw new Error('from s3');
    });
    timersPromises.setImmediate().then(() => {
      log('s4');
      (async () => {
        await Promise.resolve();
        log('s5 after await');
        new (class {
          static {
            log('s6 static');
          }
          field = log('s6 field');
          constructor() { log('s6 constructor'); }
        })();
        const emitter7 = new events.EventEmitter();
        emitter7.once('x', () => {
          log('s7');
        });
        emitter7.on('x', () => log('s7 second'));
        emitter7.emit('x');
        process.nextTick(() => emitter7.removeAllListeners().emit('x'));
        (async () => {
          await thenable('s8');
          log('s8 after await');
        })();
      })();
    });
    process.nextTick(() => {
      log('s9');
      als.enterWith('s9');
    });
  }, 1).unref();
  spin(4);
  (async () => {
    log('s10 body');
    return Promise.resolve();
  })().then(() => log('s10 end'));
})();
log('end of script');
