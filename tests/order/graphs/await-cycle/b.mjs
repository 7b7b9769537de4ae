// The other half.
import { a } from './a.mjs';
export function b() { return 'b'; }
console.log('b begins', typeof a);
await null;
console.log('b ends', a());
