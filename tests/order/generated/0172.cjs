// A random program, of seed 172: its order is Node's.
const events = require('node:events');
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
Promise.resolve().then(() => {
  log('s1');
  return (async () => log('s1 async'))();
}).then(() => log('s1 after'));
Promise.resolve(Promise.resolve().then(() => log('s2 inner then'))).finally(() => {
  log('s2');
  (async () => {
    await Promise.resolve();
    log('s3 after await');
    const emitter4 = new events.EventEmitter();
    emitter4.on('x', () => {
      log('s4');
      const s5a = setTimeout(log, 1, 'never');
      setTimeout(() => { clearTimeout(s5b);
        log('s5');
      }, 1);
      const s5b = setTimeout(log, 1, 'never');
      clearTimeout(s5a);
      spin(4);
    });
    emitter4.on('x', () => log('s4 second'));
    emitter4.emit('x');
    process.nextTick(() => emitter4.removeAllListeners().emit('x'));
  })();
  Promise.resolve(Promise.resolve()).then(() => {
    log('s6');
  });
}).then(() => log('s2 after'));
Promise.resolve('s7 value').then(() => {
  log('s7');
});
(async () => {
  log('s8 body');
  try {
    Promise.resolve(thenable('s9')).then(() => {
      log('s9');
      const emitter10 = new events.EventEmitter();
      emitter10.on('x', () => {
        log('s10');
      });
      emitter10.on('x', () => log('s10 second'));
      emitter10.emit('x');
      process.nextTick(() => emitter10.removeAllListeners().emit('x'));
    });
    await Promise.reject('s8');
  } catch (reason) {
    log('s8 caught');
    const s11 = setTimeout(() => {
      log('s11');
    }, 2);
    setTimeout(log, 2, 's11 second');
    spin(5);
    s11.refresh();
    spin(5);
  } finally {
    await Promise.resolve();
  }
})().then(() => log('s8 end'));
log('end of script');
