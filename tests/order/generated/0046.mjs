// A random program, of seed 46: its order is Node's.
import fs from 'node:fs';
import timersPromises from 'node:timers/promises';
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
(async () => {
  log('s3 body');
  await (async () => log('s3 async'))();
  log('s3 after one await');
  await null;
})().then(() => log('s3 end'));
far(() => fs.promises.readFile(import.meta.filename).then(() => {
  log('s4');
  (async () => {
    await new Promise(far);
    log('s5 after await');
    const s6 = async function* () {
      yield 's6 one';
      const s7 = async function* () {
        yield 's7 one';
        setImmediate(() => { clearImmediate(s8b);
          log('s8');
        });
        const s8b = setImmediate(log, 'never');
        const s9 = async function* () {
          yield 's9 one';
          await 's9 value';
          yield Promise.resolve('s9 two');
        };
        (async () => { for await (const value of s9()) log(value); log('s9 done'); })();
        far(() => timersPromises.setTimeout(1).then(() => {
          log('s10');
        }));
        await Promise.resolve();
        yield Promise.resolve('s7 two');
      };
      (async () => { for await (const value of s7()) log(value); log('s7 done'); })();
      await (async () => log('s6 async'))();
      yield Promise.resolve('s6 two');
    };
    (async () => { for await (const value of s6()) log(value); log('s6 done'); })();
  })();
  Promise.race([Promise.resolve().then(() => log('s11.0 inner then')), 's11.1 value', Promise.resolve()]).then((value) => {
    log('s11');
  });
  setImmediate(() => { clearImmediate(s12b);
    log('s12');
  });
  const s12b = setImmediate(log, 'never');
}));
log('end of script');
