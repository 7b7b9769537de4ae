// Used by imports-run-first.
console.log('a'); import './b.mjs';