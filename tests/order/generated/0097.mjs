// A random program, of seed 97: its order is Node's.
import events from 'node:events';
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
const emitter1 = new events.EventEmitter();
emitter1.once('x', () => {
  log('s1');
  const s2 = async function* () {
    yield 's2 one';
    setTimeout(() => {
      log('s3');
      (async () => {
        for await (const value of [Promise.resolve(), 's4']) {
          log('s4');
        }
      })();
      setTimeout(() => {
        log('s5');
        Promise.reject('s6');
      }, 12);
      setTimeout(log, 2, 's5 second');
      setTimeout(log, 12, 's5 third');
      spin(16);
    }, 2);
    spin(4);
    const s7 = setTimeout(() => {
      log('s7');
      setImmediate(() => {
        log('s8');
      });
      Promise.resolve(thenable('s9')).finally(() => {
        log('s9');
      }).then(() => log('s9 after'));
    }, 2);
    setTimeout(log, 2, 's7 second');
    spin(5);
    s7.refresh();
    spin(5);
    await thenable('s2');
    yield Promise.resolve('s2 two');
  };
  (async () => { for await (const value of s2()) log(value); log('s2 done'); })();
  process.nextTick(() => {
    log('s10');
  });
  const s11 = Promise.reject('s11');
  setImmediate(() => s11.catch(() => {
    log('s11');
  }));
});
emitter1.on('x', () => log('s1 second'));
emitter1.emit('x');
process.nextTick(() => emitter1.removeAllListeners().emit('x'));
log('end of script');
