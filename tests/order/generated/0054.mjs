// A random program, of seed 54: its order is Node's.
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
const s1 = async function* () {
  yield 's1 one';
  await Promise.resolve();
  yield Promise.resolve('s1 two');
};
(async () => { for await (const value of s1()) log(value); log('s1 done'); })();
setImmediate(() => {
  log('s2');
  process.nextTick(() => {
    log('s3');
    far(() => {
      let rounds = 0;
      const interval = setInterval(() => {
        log('s4 round', ++rounds);
        if (rounds < 3) return;
        clearInterval(interval);
      }, 2);
    });
  });
});
Promise.allSettled([Promise.reject('s5'), Promise.resolve().then(() => log('s5.0 inner then')), 's5.1 value', Promise.resolve()]).then(() => {
  log('s5');
});
setImmediate(() => {
  log('s6');
  far(() => fs.stat(import.meta.filename, () => {
    log('s7');
  }));
  (async () => {
    log('s8 body');
    return thenable('s8');
  })().then(() => log('s8 end'));
});
log('end of script');
