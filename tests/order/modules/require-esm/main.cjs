// require of an ES module without top-level await gives its namespace, and runs it in place.
console.log('before');
process.nextTick(() => console.log('main tick'));
const space = require('./value.mjs');
console.log('after', space.default, space.value, Object.keys(space), space[Symbol.toStringTag]);
console.log(require('./value.mjs') === space);
space.bump();
console.log(space.value);
import('./value.mjs').then((again) => console.log('imported', again === space, again.value));
