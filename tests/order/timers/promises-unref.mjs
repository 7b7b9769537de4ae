// A wait with ref: false does not keep the program alive; the top level stays unsettled: exit 13.
import { setTimeout as delay } from 'node:timers/promises';
console.log('waiting');
await delay(60000, null, { ref: false });
console.log('never');
