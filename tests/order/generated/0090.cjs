// A random program, of seed 90: its order is Node's.
const events = require('node:events');
const log = (...label) => { console.log(...label); };
setImmediate(() => {
  log('s1');
  (async () => {
    log('s2 body');
    await Promise.resolve().then(() => log('s2 inner then'));
    log('s2 after one await');
    await null;
  })().then(() => log('s2 end'));
  const emitter3 = new events.EventEmitter();
  emitter3.once('x', () => {
    log('s3');
  });
  emitter3.on('x', () => log('s3 second'));
  emitter3.emit('x');
  process.nextTick(() => emitter3.removeAllListeners().emit('x'));
});
log('end of script');
