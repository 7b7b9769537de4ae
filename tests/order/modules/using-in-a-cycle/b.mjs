// It runs first, and reads what is not there yet.
import { hoisted, value, old, count } from './main.mjs';
import Main from './main.mjs';
export const b = 'b';
export function later() { return [value, Main.name, count]; }
console.log('b', hoisted(), old);
for (const f of [() => value, () => Main, () => count]) {
  try { console.log(f()); } catch (e) { console.log(e.name, e.message); }
}
