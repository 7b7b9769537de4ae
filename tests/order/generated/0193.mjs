// A random program, of seed 193: its order is Node's.
import fs from 'node:fs';
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const begin = performance.now();
let last = 0;
const slot = () => {
  const passed = performance.now() - begin;
  last = Math.max(last, Math.ceil(passed / 50)) + 1;
  return Math.ceil(last * 50 - passed);
};
const far = (callback) => setTimeout(callback, slot());
const log = (...label) => console.log(...label);
Promise.resolve(thenable('s1')).then(() => {
  log('s1');
  setImmediate(() => {
    log('s2');
    queueMicrotask(() => {
      log('s3');
      setImmediate(() => {
        log('s4');
        Promise.resolve().then(() => {
          log('s5');
        }).then(() => log('s5 link 1')).then(() => log('s5 link 2')).then(() => log('s5 link 3'));
        far(() => fs.readFile(import.meta.filename, () => {
          log('s6');
        }));
      });
      setImmediate(log, 's4 second');
      (async () => {
        await Promise.resolve();
        log('s7 after await');
      })();
      process.nextTick(() => {
        log('s8');
      });
    });
  });
});
log('end of script');
