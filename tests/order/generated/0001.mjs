// A random program, of seed 1: its order is Node's.
import events from 'node:events';
import timersPromises from 'node:timers/promises';
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const waiting = [];
const far = (callback) => {
  if (waiting.push(callback) === 1) setTimeout(whenQuiet, 20);
};
const whenQuiet = () => {
  if (performance.now() - busy < 20) return setTimeout(whenQuiet, 20);
  const callback = waiting.shift();
  if (waiting.length > 0) setTimeout(whenQuiet, 20);
  callback();
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
process.nextTick(() => {
  log('s1');
  queueMicrotask(() => {
    log('s2');
    const emitter3 = new events.EventEmitter();
    emitter3.once('x', () => {
      log('s3');
      (async () => {
        await thenable('s4');
        log('s4 after await');
        (async () => {
          log('s5 body');
          try {
            await Promise.reject('s5');
          } catch (reason) {
            log('s5 caught');
          } finally {
            await Promise.resolve();
          }
        })().then(() => log('s5 end'));
        (async () => {
          log('s6 body');
        })().then(() => log('s6 end'));
      })();
    });
    emitter3.on('x', () => log('s3 second'));
    emitter3.emit('x');
    process.nextTick(() => emitter3.removeAllListeners().emit('x'));
  });
});
const s7 = Promise.reject('s7');
process.nextTick(() => s7.catch(() => {
  log('s7');
  (async () => {
    log('s8 body');
    return Promise.resolve().then(() => log('s8 inner then'));
  })().then(() => log('s8 end'));
  (async () => {
    await Promise.resolve();
    log('s9 after await');
    far(() => timersPromises.setTimeout(1).then(() => {
      log('s10');
    }));
  })();
}));
log('end of script');
