// A .js file without a package and without ES module syntax is CommonJS.
console.log(typeof require, this === module.exports);
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('then'));
