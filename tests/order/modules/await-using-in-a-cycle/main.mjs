// A main module with a top-level `await using` in an import cycle.
import { b, later } from './b.mjs';
export function hoisted() { return 'hoisted main'; }
export default class Main {}
export const value = 1;
console.log('main start', b);
await using r = { async [Symbol.asyncDispose]() { console.log('dispose'); } };
console.log('main after using');
console.log(later());
