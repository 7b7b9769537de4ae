// Error.prepareStackTrace is there unless a program removes it, and may be called and put back.
'use strict';
console.log(Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace'), Error.prepareStackTrace.length, Error.prepareStackTrace.name);
const e = new Error('x');
const t = (f) => { try { return f(); } catch (e) { return e.name + ' ' + e.code + ' ' + e.message; } };
console.log(t(() => Error.prepareStackTrace(e, ['a', 'b']))); console.log(t(() => Error.prepareStackTrace())); console.log(t(() => Error.prepareStackTrace(e, []))); console.log(t(() => Error.prepareStackTrace({}, ['q']))); console.log(t(() => Error.prepareStackTrace(e)));
console.log(t(() => Error.prepareStackTrace(null, ['q']))); console.log(t(() => Error.prepareStackTrace({ toString() { throw 1; } }, ['q']))); console.log(t(() => Error.prepareStackTrace(new TypeError(''), 'abc')));
const d = Error.prepareStackTrace; Error.prepareStackTrace = (err, tr) => d(err, tr.slice(0, 1)); console.log(new Error('y').stack);
Error.prepareStackTrace = d; console.log(new Error('z').stack.split('\n').length > 2); Error.prepareStackTrace = undefined; console.log(new Error('w').stack.split('\n').length > 2);
delete Error.prepareStackTrace; console.log('prepareStackTrace' in Error, new Error('w').stack.split('\n').length > 2);
