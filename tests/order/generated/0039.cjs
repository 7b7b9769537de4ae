// A random program, of seed 39: its order is Node's.
const async_hooks = require('node:async_hooks');
const events = require('node:events');
const fs = require('node:fs');
const timersPromises = require('node:timers/promises');
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
Promise.any([Promise.reject('s1'), 's1.0 value', Promise.resolve(), thenable('s1.2')]).then((value) => {
  log('s1');
  const s2 = async function* () {
    yield 's2 one';
    setImmediate(() => {
      log('s3');
      als.run('s4', () => {
        log('s4');
        far(() => fs.readFile(__filename, () => {
          log('s5');
        }));
        far(() => fs.stat(__filename, () => {
          log('s6');
        }));
        far(() => {
          let rounds = 0;
          const interval = setInterval(() => {
            log('s7 round', ++rounds);
            if (rounds < 3) return;
            clearInterval(interval);
          }, 2);
        });
      });
    });
    setImmediate(log, 's3 second');
    (async () => {
      log('s8 body');
      try {
        await Promise.reject('s8');
      } catch (reason) {
        log('s8 caught');
        (async () => {
          await Promise.resolve();
          log('s9 after await');
          far(() => timersPromises.setTimeout(1).then(() => {
            log('s10');
          }));
          const emitter11 = new events.EventEmitter();
          emitter11.once('x', () => {
            log('s11');
          });
          emitter11.on('x', () => log('s11 second'));
          emitter11.emit('x');
          process.nextTick(() => emitter11.removeAllListeners().emit('x'));
        })();
      } finally {
        await thenable('s8');
      }
    })().then(() => log('s8 end'));
    await Promise.resolve();
    yield Promise.resolve('s2 two');
  };
  (async () => { for await (const value of s2()) log(value); log('s2 done'); })();
  Promise.resolve(thenable('s12')).then(() => {
    log('s12');
  });
});
log('end of script');
