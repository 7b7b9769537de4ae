// setInterval of timers/promises is an async iterator, ended by break.
import { setInterval } from 'node:timers/promises';
let count = 0;
for await (const value of setInterval(3, 'beat')) {
  console.log(value, ++count);
  if (count === 3) break;
}
console.log('after');
