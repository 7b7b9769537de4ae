// A module runs once; a deleted cache entry makes it run again.
const first = require('./counted.cjs');
console.log(require('./counted') === first, require('./counted.cjs') === first);
delete require.cache[require.resolve('./counted.cjs')];
const second = require('./counted.cjs');
console.log(second === first, first.number, second.number);
console.log(module.children.length, Object.keys(require.cache).length);
