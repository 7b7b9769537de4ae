// After an awaited fs call an immediate comes before a timer.
import { stat } from 'node:fs/promises';
await stat(import.meta.filename);
setTimeout(() => console.log('timeout'), 0);
setImmediate(() => console.log('immediate'));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('then'));
console.log('after await');
