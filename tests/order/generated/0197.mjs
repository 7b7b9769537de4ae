// A random program, of seed 197: its order is Node's.
import async_hooks from 'node:async_hooks';
import events from 'node:events';
const als = new async_hooks.AsyncLocalStorage();
const log = (...label) => { console.log(...label, '|', als.getStore()); };
const emitter1 = new events.EventEmitter();
emitter1.once('x', () => {
  log('s1');
  als.run('s2', () => {
    log('s2');
  });
  new (class {
    static {
      log('s3 static');
    }
    field = log('s3 field');
    constructor() { log('s3 constructor'); }
  })();
});
emitter1.on('x', () => log('s1 second'));
emitter1.emit('x');
process.nextTick(() => emitter1.removeAllListeners().emit('x'));
log('end of script');
