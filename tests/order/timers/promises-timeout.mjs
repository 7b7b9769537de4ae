// timers/promises: values, order, and what an await of it gives.
import { setTimeout as delay, setImmediate as immediate } from 'node:timers/promises';
console.log(await delay(20, 'later'));
console.log(await immediate('at once'));
console.log(await delay(1));
const both = await Promise.all([delay(60, 'slow').then((v) => (console.log(v), v)), delay(2, 'fast').then((v) => (console.log(v), v))]);
console.log(both);
