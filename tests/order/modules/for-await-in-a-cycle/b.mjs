// It runs first, and reads what is not there yet.
import { a, fa, Ka } from './a.mjs';
import def from './a.mjs';
import * as ns from './a.mjs';
export let b = 'b';
export function fb() { return 'fb' + fa(); }
console.log('b start', fa(), def(), def.name);
for (const f of [() => a, () => Ka, () => ns.a, () => ns.default(), () => Object.keys(ns), () => 'a' in ns]) {
  try { console.log(f()); } catch (e) { console.log(e.name, e.message); }
}
Promise.resolve().then(() => console.log('b micro'));
