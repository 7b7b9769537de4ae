// A random program, of seed 5: its order is Node's.
const fs = require('node:fs');
const timersPromises = require('node:timers/promises');
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
timersPromises.setImmediate().then(() => {
  log('s1');
  far(() => timersPromises.setTimeout(1).then(() => {
    log('s2');
    (async () => {
      log('s3 body');
      far(() => fs.readFile(__filename, () => {
        log('s4');
        process.nextTick(() => {
          log('s5');
        });
      }));
      Promise.resolve().then(() => {
        log('s6');
        process.nextTick(() => {
          log('s7');
        });
        setImmediate(() => {
          log('s8');
        });
        Promise.resolve((async () => log('s9 async'))()).then(() => {
          log('s9');
        });
      }).then(() => log('s6 link 1'));
      process.nextTick(() => {
        log('s10');
      });
    })().then(() => log('s3 end'));
    Promise.race([thenable('s11.0'), (async () => log('s11.1 async'))()]).then((value) => {
      log('s11');
    });
    queueMicrotask(() => {
      log('s12');
    });
  }));
});
log('end of script');
