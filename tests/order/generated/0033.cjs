// A random program, of seed 33: its order is Node's.
const fs = require('node:fs');
const timersPromises = require('node:timers/promises');
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
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
Promise.race([(async () => log('s1.0 async'))(), Promise.resolve().then(() => log('s1.1 inner then')), 's1.2 value']).then((value) => {
  log('s1');
  far(() => fs.readFile(__filename, () => {
    log('s2');
    queueMicrotask(() => {
      log('s3');
    });
  }));
});
(async () => {
  log('s4 body');
  Promise.resolve(Promise.resolve()).then(() => {
    log('s5');
    far(() => timersPromises.setTimeout(1).then(() => {
      log('s6');
      const s7 = Promise.reject('s7');
      queueMicrotask(() => s7.catch(() => {
        log('s7');
        Promise.resolve(Promise.resolve()).finally(() => {
          log('s8');
        }).then(() => log('s8 after'));
      }));
    }));
    setTimeout(() => {
      log('s9');
    }, 2);
    spin(4);
    process.nextTick(() => {
      log('s10');
    });
  });
  far(() => {
    let rounds = 0;
    const interval = setInterval(() => {
      log('s11 round', ++rounds);
      if (rounds < 3) return;
      clearInterval(interval);
    }, 2);
  });
  const s12 = async function* () {
    yield 's12 one';
    await thenable('s12');
    yield Promise.resolve('s12 two');
  };
  (async () => { for await (const value of s12()) log(value); log('s12 done'); })();
})().then(() => log('s4 end'));
log('end of script');
