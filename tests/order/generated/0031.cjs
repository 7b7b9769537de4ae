// A random program, of seed 31: its order is Node's.
const timersPromises = require('node:timers/promises');
const spin = (ms) => { const until = performance.now() + ms; while (performance.now() < until); };
const begin = performance.now();
let last = 0;
const slot = () => {
  const passed = performance.now() - begin;
  last = Math.max(last, Math.ceil(passed / 50)) + 1;
  return Math.ceil(last * 50 - passed);
};
const far = (callback) => setTimeout(callback, slot());
const log = (...label) => console.log(...label);
Promise.resolve().then(() => {
  log('s1');
  timersPromises.setImmediate().then(() => {
    log('s2');
    setImmediate(() => {
      log('s3');
      (async () => {
        log('s4 body');
        const s5a = setTimeout(log, 1, 'never');
        setTimeout(() => { clearTimeout(s5b);
          log('s5');
        }, 1);
        const s5b = setTimeout(log, 1, 'never');
        clearTimeout(s5a);
        spin(4);
        await Promise.resolve();
        log('s4 after one await');
        const s6a = setTimeout(log, 1, 'never');
        setTimeout(() => { clearTimeout(s6b);
          log('s6');
        }, 1);
        const s6b = setTimeout(log, 1, 'never');
        clearTimeout(s6a);
        spin(4);
        far(() => {
          const { port1, port2 } = new MessageChannel();
          port2.on('message', (message) => {
            log('s7 message');
            port2.close();
});
          port1.postMessage('s7');
        });
        await null;
      })().then(() => log('s4 end'));
      process.nextTick(() => {
        log('s8');
      });
    });
    setImmediate(log, 's3 second');
    setImmediate(() => {
      log('s9');
    });
    setImmediate(() => {
      log('s10');
    });
  });
  return 's1 value';
}).then(() => log('s1 after'));
log('end of script');
