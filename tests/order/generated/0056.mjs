// A random program, of seed 56: its order is Node's.
import async_hooks from 'node:async_hooks';
import events from 'node:events';
import timersPromises from 'node:timers/promises';
const als = new async_hooks.AsyncLocalStorage();
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
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
  const s2 = Promise.reject('s2');
  queueMicrotask(() => s2.catch(() => {
    log('s2');
    process.nextTick(() => {
      log('s3');
      als.run('s4', () => {
        log('s4');
        (async () => {
          await thenable('s5');
          log('s5 after await');
        })();
        const emitter6 = new events.EventEmitter();
        emitter6.once('x', () => {
          log('s6');
        });
        emitter6.on('x', () => log('s6 second'));
        emitter6.emit('x');
        process.nextTick(() => emitter6.removeAllListeners().emit('x'));
      });
      Promise.resolve().then(() => {
        log('s7');
        setImmediate(() => {
          log('s8');
        });
        Promise.resolve().then(() => {
          log('s9');
        }).then(() => log('s9 link 1')).then(() => log('s9 link 2'));
        return thenable('s7');
      }).then(() => log('s7 after'));
      setTimeout(() => {
        log('s10');
      }, 1);
      setTimeout(log, 1, 's10 second');
      setTimeout(log, 1, 's10 third');
      spin(16);
    });
    (async () => {
      log('s11 body');
      return (async () => log('s11 async'))();
    })().then(() => log('s11 end'));
    far(() => timersPromises.setTimeout(1).then(() => {
      log('s12');
    }));
  }));
  const s13 = async function* () {
    yield 's13 one';
    await Promise.resolve().then(() => log('s13 inner then'));
    yield Promise.resolve('s13 two');
  };
  (async () => { for await (const value of s13()) log(value); log('s13 done'); })();
  (async () => {
    log('s14 body');
    try {
      await Promise.reject('s14');
    } catch (reason) {
      log('s14 caught');
    } finally {
      await 's14 value';
    }
  })().then(() => log('s14 end'));
})().then(() => log('s1 end'));
log('end of script');
