// The third, which closes the ring.
import { main } from './main.mjs';
export function c() { return `c(${main()})`; }
console.log('c', c());
