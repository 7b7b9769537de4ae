// Exports after it required.
const b = require('./b.cjs');
exports.late = 'late';
console.log(b.seen);
