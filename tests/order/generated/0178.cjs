// A random program, of seed 178: its order is Node's.
const timersPromises = require('node:timers/promises');
const log = (...label) => { console.log(...label); };
(async () => {
  log('s1 body');
})().then(() => log('s1 end'));
Promise.resolve('s2 value').finally(() => {
  log('s2');
  const s3 = new AbortController();
  s3.signal.addEventListener('abort', () => {
    log('s3');
    (async () => {
      await timersPromises.setImmediate();
      log('s4 after await');
      const s5 = new AbortController();
      s5.signal.addEventListener('abort', () => {
        log('s5');
      });
      process.nextTick(() => s5.abort());
    })();
  });
  process.nextTick(() => s3.abort());
}).then(() => log('s2 after'));
log('end of script');
