// A main module with a top-level `using` in an import cycle: its bindings are what they would be without.
import { b, later } from './b.mjs';
export function hoisted() { return 'hoisted main'; }
export default class Main {}
export const value = 1;
export let count = 0; export var old = 5;
export { count as counter };
console.log('main start', b);
using r = { [Symbol.dispose]() { console.log('dispose', count); } };
count++;
console.log('main after using');
console.log(later());
try { console.log(z); } catch (e) { console.log(e.message); }
const z = 4;
{ function inner() {} }
console.log(typeof inner, this);
