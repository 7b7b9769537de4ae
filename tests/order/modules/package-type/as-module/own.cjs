// CommonJS all the same.
console.log('as-module/own.cjs', typeof require);
