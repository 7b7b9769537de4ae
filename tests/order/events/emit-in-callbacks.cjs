// Emitting from ticks, jobs and immediates keeps each phase's order.
const emitter = new (require('events'))();
emitter.on('x', (from) => { console.log('x from', from); process.nextTick(() => console.log('tick after', from)); });
setImmediate(() => emitter.emit('x', 'immediate'));
Promise.resolve().then(() => emitter.emit('x', 'job'));
process.nextTick(() => emitter.emit('x', 'tick'));
emitter.emit('x', 'script');
