// A random program, of seed 20: its order is Node's.
const async_hooks = require('node:async_hooks');
const events = require('node:events');
const fs = require('node:fs');
const timersPromises = require('node:timers/promises');
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
far(() => timersPromises.setTimeout(1).then(() => {
  log('s1');
  const s2 = Promise.reject('s2');
  setImmediate(() => s2.catch(() => {
    log('s2');
    log('s3');
  }));
  als.run('s4', () => {
    log('s4');
    const emitter5 = new events.EventEmitter();
    emitter5.once('x', () => {
      log('s5');
      setImmediate(() => { clearImmediate(s6b);
        log('s6');
      });
      const s6b = setImmediate(log, 'never');
      far(() => fs.promises.readFile(__filename).then(() => {
        log('s7');
        const emitter8 = new events.EventEmitter();
        emitter8.on('x', () => {
          log('s8');
        });
        emitter8.on('x', () => log('s8 second'));
        emitter8.emit('x');
        process.nextTick(() => emitter8.removeAllListeners().emit('x'));
        far(() => fs.stat(__filename, () => {
          log('s9');
        }));
        process.nextTick(() => {
          log('s10');
          als.enterWith('s10');
        });
      }));
      Promise.resolve().then(() => {
        log('s11');
      }).then(() => log('s11 link 1')).then(() => log('s11 link 2')).then(() => log('s11 link 3'));
    });
    emitter5.on('x', () => log('s5 second'));
    emitter5.emit('x');
    process.nextTick(() => emitter5.removeAllListeners().emit('x'));
  });
  far(() => {
    let rounds = 0;
    const interval = setInterval(() => {
      log('s12 round', ++rounds);
      if (rounds < 3) return;
      clearInterval(interval);
    }, 2);
  });
}));
log('end of script');
