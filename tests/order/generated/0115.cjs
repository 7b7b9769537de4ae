// A random program, of seed 115: its order is Node's.
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
const log = (...label) => console.log(...label);
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
Promise.resolve(Promise.resolve().then(() => log('s1 inner then'))).then(() => {
  log('s1');
});
far(() => {
  const { port1, port2 } = new MessageChannel();
  port2.on('message', (message) => {
    log('s2 message');
    (async () => {
      for await (const value of ['s3 value', 's3']) {
        log('s3');
      }
      setImmediate(() => {
        log('s4');
        Promise.reject('s5').catch((reason) => {
          log('s5');
        }).then(() => log('s5 after'));
        Promise.all([thenable('s6.0'), (async () => log('s6.1 async'))(), Promise.resolve().then(() => log('s6.2 inner then'))]).then(() => {
          log('s6');
        });
      });
      for (const value of (function* () {
        yield 's7 one';
        (async () => {
          await Promise.resolve();
          log('s8 after await');
          process.nextTick(() => {
            log('s9');
          });
        })();
        setTimeout(() => {
          log('s10');
        }, 0);
        spin(4);
        yield 's7 two';
      })()) log(value);
    })();
    port2.close();
});
  port1.postMessage('s2');
});
log('end of script');
