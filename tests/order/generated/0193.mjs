// A random program, of seed 193: its order is Node's.
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
