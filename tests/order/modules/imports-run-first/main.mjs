// Imports run in the order of their declarations, before the text.
console.log('main'); import './a.mjs'; import './c.cjs'; import './b.mjs'; import 'node:fs';