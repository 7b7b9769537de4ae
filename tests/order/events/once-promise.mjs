// events.once: a promise of the arguments; an error rejects it; an aborted wait rejects.
import { once, EventEmitter } from 'node:events';
const emitter = new EventEmitter();
process.nextTick(() => { console.log('emitting'); emitter.emit('x', 1, 2); console.log('emitted'); });
console.log(await once(emitter, 'x'));
process.nextTick(() => emitter.emit('error', new Error('failed')));
await once(emitter, 'x').catch((error) => console.log(error.message));
process.nextTick(() => emitter.emit('error', new Error('awaited')));
console.log((await once(emitter, 'error'))[0].message);
const controller = new AbortController();
process.nextTick(() => controller.abort());
await once(emitter, 'x', { signal: controller.signal }).catch((error) => console.log(error.name, error.code));
console.log(emitter.eventNames());
