// In a cycle hoisted functions of a module can be called before it was evaluated.
import { even } from './even.mjs';
console.log(even(10), even(7));
