// It runs first, and reads what is not there yet.
import { hoisted, value } from './main.mjs';
import Main from './main.mjs';
export const b = 'b';
export function later() { return [value, Main.name]; }
console.log('b', hoisted());
for (const f of [() => value, () => Main]) {
  try { console.log(f()); } catch (e) { console.log(e.name, e.message); }
}
