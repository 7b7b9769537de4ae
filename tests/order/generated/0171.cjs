// A random program, of seed 171: its order is Node's.
const timersPromises = require('node:timers/promises');
const spin = (ms) => { const until = performance.now() + ms; while (performance.now() < until); };
const begin = performance.now();
let last = 0;
const slot = () => {
  const passed = performance.now() - begin;
  last = Math.max(last, Math.ceil(passed / 50)) + 1;
  return Math.ceil(last * 50 - passed);
};
const log = (...label) => console.log(...label);
(async () => {
  log('s1 body');
  (async () => {
    await timersPromises.setTimeout(slot());
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
