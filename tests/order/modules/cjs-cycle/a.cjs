// Requires b in the middle.
exports.done = false;
console.log('a begins');
const b = require('./b.cjs');
console.log('in a, b.done =', b.done);
exports.done = true;
console.log('a ends');
