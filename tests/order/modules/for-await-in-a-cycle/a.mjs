// It waits in loops.
import { b, fb } from './b.mjs';
console.log('a start', b, fb());
export function fa() { return 'fa'; }
export let a = 0;
export class Ka {}
export default function () { return 'def'; }
for await (const x of [1, Promise.resolve(2), 3]) { a += x; console.log('a loop', x); }
console.log('a end');
