// A random program, of seed 12: its order is Node's.
import timersPromises from 'node:timers/promises';
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
queueMicrotask(() => {
  log('s1');
  Promise.all([Promise.resolve(), thenable('s2.1'), (async () => log('s2.2 async'))()]).then(() => {
    log('s2');
    far(() => timersPromises.setTimeout(1).then(() => {
      log('s3');
    }));
    const s4 = async function* () {
      yield 's4 one';
      (async () => {
        log('s5 body');
        (async () => {
          await (async () => log('s6 async'))();
          log('s6 after await');
        })();
        Promise.resolve('s7 value').then(() => {
          log('s7');
        });
        timersPromises.setImmediate().then(() => {
          log('s8');
        });
        return (async () => log('s5 async'))();
      })().then(() => log('s5 end'));
      (async () => {
        await thenable('s9');
        log('s9 after await');
      })();
      (async () => {
        await (async () => log('s10 async'))();
        log('s10 after await');
      })();
      await (async () => log('s4 async'))();
      yield Promise.resolve('s4 two');
    };
    (async () => { for await (const value of s4()) log(value); log('s4 done'); })();
    (async () => {
      log('s11 body');
      await Promise.resolve();
      log('s11 after one await');
      await null;
    })().then(() => log('s11 end'));
  });
  Promise.resolve().then(() => {
    log('s12');
    return 's12 value';
  }).then(() => log('s12 after'));
});
log('end of script');
