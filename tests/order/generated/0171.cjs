// A random program, of seed 171: its order is Node's.
const timersPromises = require('node:timers/promises');
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
(async () => {
  log('s1 body');
  (async () => {
    await new Promise(far);
    log('s2 after await');
    (async () => {
      await timersPromises.setImmediate();
      log('s3 after await');
    })();
    setTimeout(() => {
      log('s4');
      setTimeout(() => {
        log('s5');
        for (const value of (function* () {
          yield 's6 one';
          yield 's6 two';
        })()) log(value);
        setTimeout(() => {
          log('s7');
        }, 1);
        setTimeout(log, 1, 's7 second');
        setTimeout(log, 1, 's7 third');
        spin(16);
      }, 2);
      spin(4);
    }, 0);
    spin(4);
    Promise.resolve().then(() => {
      log('s8');
    }).then(() => log('s8 link 1')).then(() => log('s8 link 2')).then(() => log('s8 link 3'));
  })();
  await 's1 value';
  log('s1 after one await');
  process.nextTick(() => {
    log('s9');
  });
  await null;
})().then(() => log('s1 end'));
log('end of script');
