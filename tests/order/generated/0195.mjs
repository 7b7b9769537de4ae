// A random program, of seed 195: its order is Node's.
import events from 'node:events';
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
const emitter1 = new events.EventEmitter();
emitter1.once('x', () => {
  log('s1');
});
emitter1.on('x', () => log('s1 second'));
emitter1.emit('x');
process.nextTick(() => emitter1.removeAllListeners().emit('x'));
const emitter2 = new events.EventEmitter();
emitter2.on('x', () => {
  log('s2');
  (async () => {
    await 's3 value';
    log('s3 after await');
  })();
});
emitter2.on('x', () => log('s2 second'));
emitter2.emit('x');
process.nextTick(() => emitter2.removeAllListeners().emit('x'));
(async () => {
  for await (const value of [thenable('s4'), 's4']) {
    log('s4');
  }
  setTimeout(() => {
    log('s5');
  }, 12);
  setTimeout(log, 2, 's5 second');
  setTimeout(log, 12, 's5 third');
  spin(16);
})();
log('end of script');
