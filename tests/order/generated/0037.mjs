// A random program, of seed 37: its order is Node's.
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
far(() => {
  let rounds = 0;
  const interval = setInterval(() => {
    log('s1 round', ++rounds);
    if (rounds < 3) return;
    clearInterval(interval);
    Promise.resolve().then(() => {
      log('s2');
      setImmediate(() => {
        log('s3');
        far(() => fs.stat(import.meta.filename, () => {
          log('s4');
        }));
      });
    }).then(() => log('s2 link 1')).then(() => log('s2 link 2'));
    Promise.all([(async () => log('s5.0 async'))(), Promise.resolve().then(() => log('s5.1 inner then')), 's5.2 value']).then(() => {
      log('s5');
      Promise.allSettled([Promise.reject('s6'), (async () => log('s6.0 async'))(), Promise.resolve().then(() => log('s6.1 inner then')), 's6.2 value']).then(() => {
        log('s6');
        queueMicrotask(() => {
          log('s7');
          Promise.any([Promise.reject('s8'), thenable('s8.0'), (async () => log('s8.1 async'))()]).then((value) => {
            log('s8');
          });
          Promise.resolve('s9 value').finally(() => {
            log('s9');
          }).then(() => log('s9 after'));
        });
        const s10 = new AbortController();
        s10.signal.addEventListener('abort', () => {
          log('s10');
        });
        process.nextTick(() => s10.abort());
      });
      (async () => {
        log('s11 body');
        await thenable('s11');
        log('s11 after one await');
        await null;
      })().then(() => log('s11 end'));
      (async () => {
        await thenable('s12');
        log('s12 after await');
      })();
    });
    process.nextTick(() => {
      log('s13');
    });
  }, 2);
});
log('end of script');
