// A random program, of seed 114: its order is Node's.
let busy = 0;
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
(async () => {
  log('s1 body');
  await Promise.resolve();
  log('s1 after one await');
  await null;
})().then(() => log('s1 end'));
Promise.reject('s2').catch((reason) => {
  log('s2');
  (async () => {
    for await (const value of [Promise.resolve().then(() => log('s3 inner then')), 's3']) {
      log('s3');
    }
    Promise.resolve(Promise.resolve()).then(() => {
      log('s4');
      (async () => {
        log('s5 body');
        await (async () => log('s5 async'))();
        log('s5 after one await');
        const s6 = Promise.reject('s6');
        setImmediate(() => s6.catch(() => {
          log('s6');
        }));
        await null;
      })().then(() => log('s5 end'));
      Promise.resolve().then(() => {
        log('s7');
      }).then(() => log('s7 link 1')).then(() => log('s7 link 2')).then(() => log('s7 link 3'));
    });
    far(() => {
      const { port1, port2 } = new MessageChannel();
      port2.on('message', (message) => {
        log('s8 message');
        setImmediate(() => { clearImmediate(s9b);
          log('s9');
        });
        const s9b = setImmediate(log, 'never');
        port2.close();
});
      port1.postMessage('s8');
    });
    setImmediate(() => {
      log('s10');
    });
  })();
  log('s11');
  const s12 = Promise.reject('s12');
  setImmediate(() => s12.catch(() => {
    log('s12');
  }));
}).then(() => log('s2 after'));
log('end of script');
