// A name 'module.exports' of an ES module is what require of it gives.
console.log(require('./shaped.mjs'));
