// scheduler.wait and scheduler.yield.
import { scheduler } from 'node:timers/promises';
setImmediate(() => console.log('immediate'));
await scheduler.yield();
console.log('after yield');
await scheduler.wait(5);
console.log('after wait');
