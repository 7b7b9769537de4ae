// A random program, of seed 87: its order is Node's.
const events = require('node:events');
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
process.on('uncaughtException', (error) => log('uncaught', error.message));
setImmediate(() => {
  log('s1');
  log('s2');
  far(() => queueMicrotask(() => {
    log('s3');
    throw new Error('from s3');
  }));
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
