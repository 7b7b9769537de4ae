// A random program, of seed 72: its order is Node's.
const async_hooks = require('node:async_hooks');
const events = require('node:events');
const fs = require('node:fs');
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
  try {
    for (const value of (function* () {
      yield 's2 one';
      yield 's2 two';
    })()) log(value);
    await Promise.reject('s1');
  } catch (reason) {
    log('s1 caught');
    new (class {
      static {
        log('s3 static');
        far(() => fs.promises.readFile(__filename).then(() => {
          log('s4');
          Promise.resolve().then(() => {
            log('s5');
          }).then(() => log('s5 link 1')).then(() => log('s5 link 2'));
          setImmediate(() => {
            log('s6');
            als.run('s7', () => {
              log('s7');
            });
          });
          (async () => {
            log('s8 body');
            await thenable('s8');
            log('s8 after one await');
            await null;
          })().then(() => log('s8 end'));
        }));
        const emitter9 = new events.EventEmitter();
        emitter9.on('x', () => {
          log('s9');
        });
        emitter9.on('x', () => log('s9 second'));
        emitter9.emit('x');
        process.nextTick(() => emitter9.removeAllListeners().emit('x'));
      }
      field = log('s3 field');
      constructor() { log('s3 constructor'); }
    })();
  } finally {
    await (async () => log('s1 async'))();
  }
})().then(() => log('s1 end'));
log('end of script');
