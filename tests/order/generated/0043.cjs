// A random program, of seed 43: its order is Node's.
const async_hooks = require('node:async_hooks');
const fs = require('node:fs');
const als = new async_hooks.AsyncLocalStorage();
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
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
far(() => fs.readFile(__filename, () => {
  log('s1');
  (async () => {
    log('s2 body');
    try {
      setImmediate(() => {
        log('s3');
      });
      await Promise.reject('s2');
    } catch (reason) {
      log('s2 caught');
      setImmediate(() => {
        log('s4');
        for (const value of (function* () {
          yield 's5 one';
          setTimeout(() => {
            log('s6');
          }, 1);
          spin(4);
          yield 's5 two';
        })()) log(value);
      });
      setImmediate(log, 's4 second');
    } finally {
      await 's2 value';
    }
  })().then(() => log('s2 end'));
  process.nextTick(() => {
    log('s7');
    als.enterWith('s7');
    setTimeout(() => {
      log('s8');
      far(() => {
        const { port1, port2 } = new MessageChannel();
        port2.on('message', (message) => {
          log('s9 message');
          setImmediate(() => {
            log('s10');
          });
          setImmediate(log, 's10 second');
          port2.close();
});
        port1.postMessage('s9');
      });
      Promise.resolve(Promise.resolve()).then(() => {
        log('s11');
      });
    }, 2);
    spin(4);
    queueMicrotask(() => {
      log('s12');
    });
  });
  setImmediate(() => {
    log('s13');
  });
  setImmediate(log, 's13 second');
}));
log('end of script');
