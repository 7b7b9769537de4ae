// A random program, of seed 101: its order is Node's.
import async_hooks from 'node:async_hooks';
import fs from 'node:fs';
const als = new async_hooks.AsyncLocalStorage();
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const waiting = [];
const far = (callback) => {
  if (waiting.push(async_hooks.AsyncLocalStorage.bind(callback)) === 1) setTimeout(whenQuiet, 20);
};
const whenQuiet = () => {
  if (performance.now() - busy < 20) return setTimeout(whenQuiet, 20);
  const callback = waiting.shift();
  if (waiting.length > 0) setTimeout(whenQuiet, 20);
  callback();
};
const log = (...label) => { busy = performance.now(); console.log(...label, '|', als.getStore()); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
far(() => fs.readFile(import.meta.filename, () => {
  log('s1');
  setTimeout(() => {
    log('s2');
    const s3 = async function* () {
      yield 's3 one';
      (async () => {
        log('s4 body');
        await thenable('s4');
        log('s4 after one await');
        setImmediate(() => {
          log('s5');
        });
        await null;
      })().then(() => log('s4 end'));
      await 's3 value';
      yield Promise.resolve('s3 two');
    };
    (async () => { for await (const value of s3()) log(value); log('s3 done'); })();
    als.run('s6', () => {
      log('s6');
      (async () => {
        log('s7 body');
        try {
          await Promise.reject('s7');
        } catch (reason) {
          log('s7 caught');
        } finally {
          await thenable('s7');
        }
      })().then(() => log('s7 end'));
    });
    (async () => {
      log('s8 body');
      try {
        await Promise.reject('s8');
      } catch (reason) {
        log('s8 caught');
      } finally {
        await Promise.resolve().then(() => log('s8 inner then'));
      }
    })().then(() => log('s8 end'));
  }, 2);
  spin(4);
}));
setTimeout(() => {
  log('s9');
  (async () => {
    log('s10 body');
    await thenable('s10');
    log('s10 after one await');
    far(() => fs.readFile(import.meta.filename, () => {
      log('s11');
    }));
    await null;
  })().then(() => log('s10 end'));
}, 1);
spin(4);
log('end of script');
