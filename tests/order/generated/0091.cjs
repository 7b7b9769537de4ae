// A random program, of seed 91: its order is Node's.
const async_hooks = require('node:async_hooks');
const events = require('node:events');
const als = new async_hooks.AsyncLocalStorage();
const log = (...label) => { console.log(...label, '|', als.getStore()); };
new (class {
  static {
    log('s1 static');
    process.nextTick(() => {
      log('s2');
    });
  }
  field = log('s1 field');
  constructor() { log('s1 constructor'); }
})();
setImmediate(() => {
  log('s3');
  setImmediate(() => {
    log('s4');
    const emitter5 = new events.EventEmitter();
    emitter5.on('x', () => {
      log('s5');
      queueMicrotask(() => {
        log('s6');
        als.run('s7', () => {
          log('s7');
        });
        setImmediate(() => {
          log('s8');
        });
      });
    });
    emitter5.on('x', () => log('s5 second'));
    emitter5.emit('x');
    process.nextTick(() => emitter5.removeAllListeners().emit('x'));
  });
});
log('end of script');
