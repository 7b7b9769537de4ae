// Imports two.
import './only-b.mjs';
import './shared.mjs';
console.log('b');
