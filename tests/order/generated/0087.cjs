// A random program, of seed 87: its order is Node's.
const events = require('node:events');
const log = (...label) => console.log(...label);
process.on('uncaughtException', (error) => log('uncaught', error.message));
setImmediate(() => {
  log('s1');
  log('s2');
  process.nextTick(() => {
    log('s3');
    throw new Error('from s3');
  });
  const emitter4 = new events.EventEmitter();
  emitter4.once('x', () => {
    log('s4');
  });
  emitter4.on('x', () => log('s4 second'));
  emitter4.emit('x');
  process.nextTick(() => emitter4.removeAllListeners().emit('x'));
});
setImmediate(log, 's1 second');
log('end of script');
