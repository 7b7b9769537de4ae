// A random program, of seed 63: its order is Node's.
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
far(() => fs.stat(import.meta.filename, () => {
  log('s1');
  const s2 = async function* () {
    yield 's2 one';
    setImmediate(() => {
      log('s3');
      setImmediate(() => {
        log('s4');
        (async () => {
          log('s5 body');
          await thenable('s5');
          log('s5 after one await');
          await null;
        })().then(() => log('s5 end'));
      });
      setImmediate(log, 's4 second');
      setImmediate(() => {
        log('s6');
      });
    });
    await (async () => log('s2 async'))();
    yield Promise.resolve('s2 two');
  };
  (async () => { for await (const value of s2()) log(value); log('s2 done'); })();
  setImmediate(() => {
    log('s7');
  });
  setImmediate(log, 's7 second');
}));
log('end of script');
