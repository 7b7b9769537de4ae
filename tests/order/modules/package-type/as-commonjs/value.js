// CommonJS.
console.log('as-commonjs/value.js', typeof require);
