// A random program, of seed 14: its order is Node's.
const fs = require('node:fs');
const timersPromises = require('node:timers/promises');
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
process.on('uncaughtException', (error) => log('uncaught', error.message));
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
(async () => {
  log('s1 body');
  try {
    (async () => {
      log('s2 body');
      try {
        await Promise.reject('s2');
      } catch (reason) {
        log('s2 caught');
      } finally {
        await Promise.resolve();
      }
    })().then(() => log('s2 end'));
    await Promise.reject('s1');
  } catch (reason) {
    log('s1 caught');
    Promise.resolve('s3 value').finally(() => {
      log('s3');
      setImmediate(() => {
        log('s4');
        const s5 = async function* () {
          yield 's5 one';
          (async () => {
            await timersPromises.setImmediate();
            log('s6 after await');
          })();
          await Promise.resolve();
          yield Promise.resolve('s5 two');
        };
        (async () => { for await (const value of s5()) log(value); log('s5 done'); })();
        process.nextTick(() => {
          log('s7');
        });
      });
      far(() => fs.readFile(__filename, () => {
        log('s8');
        const s9 = Promise.reject('s9');
        queueMicrotask(() => s9.catch(() => {
          log('s9');
        }));
      }));
    }).then(() => log('s3 after'));
    far(() => queueMicrotask(() => {
      log('s10');
      throw new Error('from s10');
    }));
  } finally {
    await 's1 value';
  }
})().then(() => log('s1 end'));
log('end of script');
