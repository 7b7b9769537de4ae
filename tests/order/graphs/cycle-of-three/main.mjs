// Three modules in a ring, entered at main.
import { b } from './b.mjs';
export function main() { return 'main'; }
console.log('main', b());
