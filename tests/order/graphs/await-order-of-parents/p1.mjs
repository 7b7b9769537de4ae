// First parent.
import './tla.mjs';
console.log('p1');
