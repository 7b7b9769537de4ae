// A module may import itself.
import { self as imported, value as seen } from './main.mjs';
import * as space from './main.mjs';
export function self() { return 'self'; }
export let value = 1;
value = 2;
console.log(imported(), seen, space.value, imported === self, space.self === self);
