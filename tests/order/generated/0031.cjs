// A random program, of seed 31: its order is Node's.
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
