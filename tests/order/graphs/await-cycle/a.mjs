// One half.
import { b } from './b.mjs';
export function a() { return `a with ${b()}`; }
console.log('a begins');
await null;
console.log('a ends');
