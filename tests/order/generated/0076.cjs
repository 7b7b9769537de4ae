// A random program, of seed 76: its order is Node's.
const fs = require('node:fs');
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
Promise.reject('s1').catch((reason) => {
  log('s1');
  const s2 = new EventTarget();
  s2.addEventListener('x', () => {
    log('s2');
  });
  s2.addEventListener('x', () => log('s2 second'));
  s2.dispatchEvent(new Event('x'));
  far(() => fs.stat(__filename, () => {
    log('s3');
    const s4 = async function* () {
      yield 's4 one';
      far(() => {
        let rounds = 0;
        const interval = setInterval(() => {
          log('s5 round', ++rounds);
          if (rounds < 3) return;
          clearInterval(interval);
        }, 2);
      });
      await Promise.resolve().then(() => log('s4 inner then'));
      yield Promise.resolve('s4 two');
    };
    (async () => { for await (const value of s4()) log(value); log('s4 done'); })();
    const s6 = Promise.reject('s6');
    setImmediate(() => s6.catch(() => {
      log('s6');
    }));
  }));
  (async () => {
    await new Promise(far);
    log('s7 after await');
  })();
}).then(() => log('s1 after'));
log('end of script');
