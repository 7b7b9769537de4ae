// A random program, of seed 159: its order is Node's.
import events from 'node:events';
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
const emitter1 = new events.EventEmitter();
emitter1.on('x', () => {
  log('s1');
  const emitter2 = new events.EventEmitter();
  emitter2.on('x', () => {
    log('s2');
    process.nextTick(() => {
      log('s3');
      const emitter4 = new events.EventEmitter();
      emitter4.on('x', () => {
        log('s4');
        far(() => {
          let rounds = 0;
          const interval = setInterval(() => {
            log('s5 round', ++rounds);
            if (rounds < 3) return;
            clearInterval(interval);
          }, 2);
        });
      });
      emitter4.on('x', () => log('s4 second'));
      emitter4.emit('x');
      process.nextTick(() => emitter4.removeAllListeners().emit('x'));
      for (const value of (function* () {
        yield 's6 one';
        yield 's6 two';
      })()) log(value);
    });
  });
  emitter2.on('x', () => log('s2 second'));
  emitter2.emit('x');
  process.nextTick(() => emitter2.removeAllListeners().emit('x'));
  (async () => {
    log('s7 body');
    try {
      await Promise.reject('s7');
    } catch (reason) {
      log('s7 caught');
    } finally {
      await Promise.resolve().then(() => log('s7 inner then'));
    }
  })().then(() => log('s7 end'));
});
emitter1.on('x', () => log('s1 second'));
emitter1.emit('x');
process.nextTick(() => emitter1.removeAllListeners().emit('x'));
log('end of script');
