// A random program, of seed 115: its order is Node's.
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
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
