// A random program, of seed 130: its order is Node's.
import events from 'node:events';
const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });
let busy = 0;
const spin = (ms) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  busy = until;
};
const log = (...label) => { busy = performance.now(); console.log(...label); };
await 's1 value';
log('s1 after await');
const emitter2 = new events.EventEmitter();
emitter2.on('x', () => {
  log('s2');
  Promise.resolve().then(() => {
    log('s3');
    (async () => {
      log('s4 body');
      await Promise.resolve().then(() => log('s4 inner then'));
      log('s4 after one await');
      Promise.resolve().then(() => {
        log('s5');
        return thenable('s5');
      }).then(() => log('s5 after'));
      await null;
    })().then(() => log('s4 end'));
    Promise.resolve().then(() => {
      log('s6');
      return Promise.resolve();
    }).then(() => log('s6 after'));
  }).then(() => log('s3 link 1')).then(() => log('s3 link 2')).then(() => log('s3 link 3'));
  const emitter7 = new events.EventEmitter();
  emitter7.once('x', () => {
    log('s7');
  });
  emitter7.on('x', () => log('s7 second'));
  emitter7.emit('x');
  process.nextTick(() => emitter7.removeAllListeners().emit('x'));
  const s8 = setTimeout(() => {
    log('s8');
  }, 2);
  setTimeout(log, 2, 's8 second');
  spin(5);
  s8.refresh();
  spin(5);
});
emitter2.on('x', () => log('s2 second'));
emitter2.emit('x');
process.nextTick(() => emitter2.removeAllListeners().emit('x'));
await Promise.resolve();
log('s9 after await');
setTimeout(() => {
  log('s10');
}, 1);
spin(4);
log('end of script');
