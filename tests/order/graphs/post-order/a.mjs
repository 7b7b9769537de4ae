// Imports what b imports too.
import './shared.mjs';
console.log('a');
