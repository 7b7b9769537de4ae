// A random program, of seed 15: its order is Node's.
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
process.on('uncaughtException', (error) => log('uncaught', error.message));
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
setTimeout(() => {
  log('s1');
  setImmediate(() => {
    log('s2');
    const s3 = Promise.reject('s3');
    process.nextTick(() => s3.catch(() => {
      log('s3');
      Promise.resolve((async () => log('s4 async'))()).then(() => {
        log('s4');
      });
      queueMicrotask(() => {
        log('s5');
      });
    }));
    setImmediate(() => {
      log('s6');
      (async () => {
        log('s7 body');
        await Promise.resolve();
        log('s7 after one await');
        await null;
      })().then(() => log('s7 end'));
      const s8 = setTimeout(() => {
        log('s8');
        far(() => queueMicrotask(() => {
          log('s9');
          throw new Error('from s9');
        }));
      }, 2);
      setTimeout(log, 2, 's8 second');
      spin(5);
      s8.refresh();
      spin(5);
      process.nextTick(() => {
        log('s10');
      });
    });
    far(() => {
      const { port1, port2 } = new MessageChannel();
      port2.on('message', (message) => {
        log('s11 message');
        port2.close();
});
      port1.postMessage('s11');
    });
  });
  const s12 = async function* () {
    yield 's12 one';
    await Promise.resolve().then(() => log('s12 inner then'));
    yield Promise.resolve('s12 two');
  };
  (async () => { for await (const value of s12()) log(value); log('s12 done'); })();
}, 12);
setTimeout(log, 2, 's1 second');
setTimeout(log, 12, 's1 third');
spin(16);
log('end of script');
