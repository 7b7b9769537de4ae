// An ES module all the same.
console.log('as-commonjs/own.mjs', typeof require, this);
