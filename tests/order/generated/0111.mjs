// A random program, of seed 111: its order is Node's.
import fs from 'node:fs';
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
Promise.resolve('s1 value').then(() => {
  log('s1');
});
far(() => fs.stat(import.meta.filename, () => {
  log('s2');
  (async () => {
    log('s3 body');
    try {
      await Promise.reject('s3');
    } catch (reason) {
      log('s3 caught');
      (async () => {
        log('s4 body');
        Promise.resolve().then(() => {
          log('s5');
          const s6 = async function* () {
            yield 's6 one';
            await Promise.resolve();
            yield Promise.resolve('s6 two');
          };
          (async () => { for await (const value of s6()) log(value); log('s6 done'); })();
          for (const value of (function* () {
            yield 's7 one';
            yield 's7 two';
          })()) log(value);
        }).then(() => log('s5 link 1')).then(() => log('s5 link 2'));
        return Promise.resolve();
      })().then(() => log('s4 end'));
    } finally {
      await Promise.resolve();
    }
  })().then(() => log('s3 end'));
  log('s8');
  process.nextTick(() => {
    log('s9');
  });
}));
log('end of script');
