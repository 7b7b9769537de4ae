// Breaking out of events.on removes its listeners.
import { on, EventEmitter } from 'node:events';
const emitter = new EventEmitter();
setImmediate(() => { emitter.emit('x', 1); emitter.emit('x', 2); });
for await (const [value] of on(emitter, 'x')) { console.log(value); break; }
console.log(emitter.listenerCount('x'), emitter.listenerCount('error'));
