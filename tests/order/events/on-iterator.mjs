// events.on: an async iterator that keeps what came meanwhile.
import { on, EventEmitter } from 'node:events';
const emitter = new EventEmitter();
const iterator = on(emitter, 'x', { close: ['end'] });
emitter.emit('x', 'early', 1);
emitter.emit('x', 'early', 2);
process.nextTick(() => { emitter.emit('x', 'in tick'); emitter.emit('end'); emitter.emit('x', 'too late'); });
for await (const args of iterator) console.log(args);
console.log('ended', emitter.listenerCount('x'));
const failing = on(emitter, 'x');
setImmediate(() => { emitter.emit('x', 'last'); emitter.emit('error', new Error('stop')); });
try { for await (const args of failing) console.log(args); } catch (error) { console.log(error.message); }
