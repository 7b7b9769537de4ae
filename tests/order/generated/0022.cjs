// A random program, of seed 22: its order is Node's.
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
process.nextTick(() => {
  log('s1');
  (async () => {
    log('s2 body');
    await (async () => log('s2 async'))();
    log('s2 after one await');
    await null;
  })().then(() => log('s2 end'));
  timersPromises.setImmediate().then(() => {
    log('s3');
    log('s4');
    far(() => timersPromises.setTimeout(1).then(() => {
      log('s5');
      Promise.resolve(thenable('s6')).then(() => {
        log('s6');
      });
      process.nextTick(() => {
        log('s7');
      });
    }));
    far(() => {
      let rounds = 0;
      const interval = setInterval(() => {
        log('s8 round', ++rounds);
        if (rounds < 3) return;
        clearInterval(interval);
        const s9 = new AbortController();
        s9.signal.addEventListener('abort', () => {
          log('s9');
        });
        process.nextTick(() => s9.abort());
      }, 2);
    });
    Promise.all([Promise.resolve(), thenable('s10.1'), (async () => log('s10.2 async'))()]).then(() => {
      log('s10');
    });
    process.nextTick(() => {
      log('s11');
    });
  });
});
log('end of script');
