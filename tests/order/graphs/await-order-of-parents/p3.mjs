// Third parent.
import './tla.mjs';
console.log('p3');
