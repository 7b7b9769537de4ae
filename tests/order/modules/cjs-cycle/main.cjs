// A cycle of requires: the second sees what the first had exported so far.
console.log('main begins');
const a = require('./a.cjs');
const b = require('./b.cjs');
console.log('main', a.done, b.done);
