// A random program, of seed 74: its order is Node's.
import events from 'node:events';
import fs from 'node:fs';
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
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
  (async () => {
    log('s2 body');
    (async () => {
      log('s3 body');
      await thenable('s3');
      log('s3 after one await');
      queueMicrotask(() => {
        log('s4');
      });
      await null;
    })().then(() => log('s3 end'));
    await 's2 value';
    log('s2 after one await');
    const s5 = Promise.reject('s5');
    setImmediate(() => s5.catch(() => {
      log('s5');
      const emitter6 = new events.EventEmitter();
      emitter6.on('x', () => {
        log('s6');
        const s7a = setTimeout(log, 1, 'never');
        setTimeout(() => { clearTimeout(s7b);
          log('s7');
        }, 1);
        const s7b = setTimeout(log, 1, 'never');
        clearTimeout(s7a);
        spin(4);
      });
      emitter6.on('x', () => log('s6 second'));
      emitter6.emit('x');
      process.nextTick(() => emitter6.removeAllListeners().emit('x'));
      process.nextTick(() => {
        log('s8');
        far(() => fs.readFile(import.meta.filename, () => {
          log('s9');
        }));
        setTimeout(() => {
          log('s10');
        }, 0);
        spin(4);
      });
    }));
    Promise.reject('s11').catch((reason) => {
      log('s11');
    }).then(() => log('s11 after'));
    await null;
  })().then(() => log('s2 end'));
});
log('end of script');
