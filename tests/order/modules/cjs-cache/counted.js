// Counts its runs; found by extension.
globalThis.runs = (globalThis.runs ?? 0) + 1;
console.log('js run', globalThis.runs);
module.exports = require('./counted.cjs');
