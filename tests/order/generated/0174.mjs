// A random program, of seed 174: its order is Node's.
import async_hooks from 'node:async_hooks';
import fs from 'node:fs';
const als = new async_hooks.AsyncLocalStorage();
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const waiting = [];
const far = (callback) => {
  if (waiting.push(async_hooks.AsyncLocalStorage.bind(callback)) === 1) setTimeout(whenQuiet, 20);
};
const whenQuiet = () => {
  if (performance.now() - busy < 20) return setTimeout(whenQuiet, 20);
  const callback = waiting.shift();
  if (waiting.length > 0) setTimeout(whenQuiet, 20);
  callback();
};
const log = (...label) => { busy = performance.now(); console.log(...label, '|', als.getStore()); };
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
            await new Promise(far);
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
