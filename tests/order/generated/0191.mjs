// A random program, of seed 191: its order is Node's.
import events from 'node:events';
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
process.nextTick(() => {
  log('s1');
  Promise.resolve(Promise.resolve()).then(() => {
    log('s2');
  });
  setTimeout(() => {
    log('s3');
    for (const value of (function* () {
      yield 's4 one';
      const emitter5 = new events.EventEmitter();
      emitter5.on('x', () => {
        log('s5');
        (async () => {
          await 's6 value';
          log('s6 after await');
        })();
        const s7 = setTimeout(() => {
          log('s7');
        }, 2);
        setTimeout(log, 2, 's7 second');
        spin(5);
        s7.refresh();
        spin(5);
        const s8 = new EventTarget();
        s8.addEventListener('x', () => {
          log('s8');
        });
        s8.addEventListener('x', () => log('s8 second'));
        s8.dispatchEvent(new Event('x'));
      });
      emitter5.on('x', () => log('s5 second'));
      emitter5.emit('x');
      process.nextTick(() => emitter5.removeAllListeners().emit('x'));
      yield 's4 two';
    })()) log(value);
    far(() => {
      log('s9');
      throw new Error('from s9');
    });
  }, 1);
  setTimeout(log, 1, 's3 second');
  setTimeout(log, 1, 's3 third');
  spin(16);
  setTimeout(() => {
    log('s10');
  }, 0);
  spin(4);
});
log('end of script');
