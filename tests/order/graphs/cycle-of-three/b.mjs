// The second.
import { c } from './c.mjs';
export function b() { return `b(${c()})`; }
console.log('b', b());
