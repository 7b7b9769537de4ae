// Requires a, which is not finished.
exports.done = false;
console.log('b begins');
const a = require('./a.cjs');
console.log('in b, a.done =', a.done);
exports.done = true;
console.log('b ends');
