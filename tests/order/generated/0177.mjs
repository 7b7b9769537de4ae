// A random program, of seed 177: its order is Node's.
import events from 'node:events';
import fs from 'node:fs';
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
const s1 = new EventTarget();
s1.addEventListener('x', () => {
  log('s1');
});
s1.addEventListener('x', () => log('s1 second'));
s1.dispatchEvent(new Event('x'));
(async () => {
  log('s2 body');
  setImmediate(() => {
    log('s3');
    Promise.reject('s4');
    Promise.allSettled([Promise.reject('s5'), Promise.resolve(), thenable('s5.1'), (async () => log('s5.2 async'))()]).then(() => {
      log('s5');
      process.nextTick(() => {
        log('s6');
      });
    });
  });
  (async () => {
    for await (const value of [(async () => log('s7 async'))(), 's7']) {
      log('s7');
    }
    const emitter8 = new events.EventEmitter();
    emitter8.on('x', () => {
      log('s8');
    });
    emitter8.on('x', () => log('s8 second'));
    emitter8.emit('x');
    process.nextTick(() => emitter8.removeAllListeners().emit('x'));
    (async () => {
      log('s9 body');
      try {
        await Promise.reject('s9');
      } catch (reason) {
        log('s9 caught');
        far(() => fs.stat(import.meta.filename, () => {
          log('s10');
        }));
      } finally {
        await thenable('s9');
      }
    })().then(() => log('s9 end'));
  })();
  setImmediate(() => {
    log('s11');
  });
})().then(() => log('s2 end'));
log('end of script');
