// Top-level await alone makes a .js file an ES module.
console.log('before');
await null;
console.log('after', typeof require);
