// util: format, isDeepStrictEqual, types, promisify, callbackify, inherits, inspect.
const util = require('util');
console.log(util.format('%s-%s', 'a', 'b', { c: 1 }), util.isDeepStrictEqual({ a: [1, new Set([2])] }, { a: [1, new Set([2])] }));
console.log(util.types.isPromise(Promise.resolve()), util.types.isRegExp(/x/), util.types.isDate({}), util.types.isProxy(new Proxy({}, {})));
util.promisify((value, callback) => setImmediate(callback, null, value * 2))(21).then((value) => console.log('promisified', value));
util.callbackify(async (value) => value + 1)(1, (error, value) => console.log('callbackified', error, value));
util.callbackify(async () => { throw null; })((error) => console.log(error.code, error.reason));
util.promisify((callback) => callback(new Error('failed')))().catch((error) => console.log(error.message));
console.log(util.stripVTControlCharacters('\u001b[31mred\u001b[0m'), util.toUSVString('a\ud800'));
