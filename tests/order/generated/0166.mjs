// A random program, of seed 166: its order is Node's.
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
far(() => fs.readFile(import.meta.filename, () => {
  log('s1');
  log('s2');
  Promise.resolve('s3 value').then(() => {
    log('s3');
    (async () => {
      log('s4 body');
      queueMicrotask(() => {
        log('s5');
      });
      await Promise.resolve();
      log('s4 after one await');
      const s6a = setTimeout(log, 1, 'never');
      setTimeout(() => { clearTimeout(s6b);
        log('s6');
      }, 1);
      const s6b = setTimeout(log, 1, 'never');
      clearTimeout(s6a);
      spin(4);
      await null;
    })().then(() => log('s4 end'));
  });
}));
Promise.resolve().then(() => {
  log('s7');
  Promise.resolve(thenable('s8')).finally(() => {
    log('s8');
    const emitter9 = new events.EventEmitter();
    emitter9.once('x', () => {
      log('s9');
      Promise.resolve(Promise.resolve()).finally(() => {
        log('s10');
        queueMicrotask(() => {
          log('s11');
        });
      }).then(() => log('s10 after'));
    });
    emitter9.on('x', () => log('s9 second'));
    emitter9.emit('x');
    process.nextTick(() => emitter9.removeAllListeners().emit('x'));
  }).then(() => log('s8 after'));
}).then(() => log('s7 link 1')).then(() => log('s7 link 2'));
log('end of script');
