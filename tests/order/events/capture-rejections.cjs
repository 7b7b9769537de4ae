// captureRejections sends an async listener's rejection to the error event, in a later tick.
const { EventEmitter } = require('events');
const emitter = new EventEmitter({ captureRejections: true });
emitter.on('error', (error) => console.log('error', error.message));
emitter.on('x', async (value) => { console.log('listener', value); throw new Error(`for ${value}`); });
emitter.emit('x', 1);
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('then'));
console.log('script');
