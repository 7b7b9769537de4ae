// An import is a live view of the exporter's variable, and cannot be assigned.
import { count, increment, count as alias } from './counter.mjs';
import * as space from './counter.mjs';
console.log(count, alias, space.count);
increment();
console.log(count, alias, space.count);
setImmediate(() => { increment(); console.log(count, space.count); });
try { count = 5; } catch (error) { console.log(error.name); }
