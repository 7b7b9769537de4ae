// An ES module.
console.log('as-module/value.js', typeof require, this);
