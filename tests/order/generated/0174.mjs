// A random program, of seed 174: its order is Node's.
import async_hooks from 'node:async_hooks';
import fs from 'node:fs';
import timersPromises from 'node:timers/promises';
const als = new async_hooks.AsyncLocalStorage();
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
const spin = (ms) => { const until = performance.now() + ms; while (performance.now() < until); };
const begin = performance.now();
let last = 0;
const slot = () => {
  const passed = performance.now() - begin;
  last = Math.max(last, Math.ceil(passed / 50)) + 1;
  return Math.ceil(last * 50 - passed);
};
const far = (callback) => setTimeout(callback, slot());
const log = (...label) => console.log(...label, '|', als.getStore());
far(() => fs.stat(import.meta.filename, () => {
  log('s1');
  far(() => {
    const { port1, port2 } = new MessageChannel();
    port2.on('message', (message) => {
      log('s2 message');
      const s3 = new EventTarget();
      s3.addEventListener('x', () => {
        log('s3');
        setTimeout(() => {
          log('s4');
          (async () => {
            await timersPromises.setTimeout(slot());
            log('s5 after await');
          })();
        }, 1);
        setTimeout(log, 1, 's4 second');
        setTimeout(log, 1, 's4 third');
        spin(16);
        const s6a = setTimeout(log, 1, 'never');
        setTimeout(() => { clearTimeout(s6b);
          log('s6');
          process.nextTick(() => {
            log('s7');
          });
        }, 1);
        const s6b = setTimeout(log, 1, 'never');
        clearTimeout(s6a);
        spin(4);
      });
      s3.addEventListener('x', () => log('s3 second'));
      s3.dispatchEvent(new Event('x'));
      port2.close();
});
    port1.postMessage('s2');
  });
  als.run('s8', () => {
    log('s8');
  });
  Promise.race([Promise.resolve(), thenable('s9.1')]).then((value) => {
    log('s9');
  });
}));
log('end of script');
