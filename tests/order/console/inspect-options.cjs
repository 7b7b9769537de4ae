// util.inspect: depth, compact, breakLength, showHidden, sorted, custom.
const { inspect } = require('util');
const deep = { a: { b: { c: { d: {} } } } };
console.log(inspect(deep, { depth: 0 }), inspect(deep, { depth: Infinity }), inspect(deep, false, 1));
console.log(inspect({ b: 1, a: [1, 2, 3] }, { compact: false, sorted: true }));
console.log(inspect([1, 2], { showHidden: true }), inspect('text', { colors: true }), inspect({ a: 1n }, { colors: true }));
console.log(inspect({ [inspect.custom](depth, options, given) { return `custom ${depth} ${given === inspect}`; } }));
console.log(inspect({ a: 'x'.repeat(20) }, { maxStringLength: 5 }), inspect([1, 2, 3, 4], { maxArrayLength: 2 }), inspect({ a: 1, b: 2 }, { breakLength: 3 }));
console.log(inspect({ get a() { return { b: 1 }; } }, { getters: true }), inspect(new Map([[1, 2]]), { showHidden: true }));
console.log(inspect(123456789.125, { numericSeparator: true }), inspect("it's"), inspect('both \' and "'), inspect('all \' " `'));
