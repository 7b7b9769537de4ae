// Second parent, which awaits itself.
import './tla.mjs';
console.log('p2 begins');
await null;
console.log('p2 ends');
