// Shows util.inspect of objects whose prototype was exchanged, of views beyond their buffer, and options that change parts of the text.
'use strict';

const { inspect, format, formatWithOptions } = require('util');

const makers = {
  array: () => [1, 2],
  map: () => new Map([[1, 2]]),
  set: () => new Set([1]),
  bytes: () => new Uint8Array(2),
  buffer: () => new ArrayBuffer(2),
  date: () => new Date(0),
  regexp: () => /a/,
  boxed: () => new String('abc'),
  promise: () => Promise.resolve(4),
  iterator: () => new Map().keys(),
  error: () => Object.defineProperty(new Error('m'), 'stack', { value: 'Error: m\n    at x' }),
  args: () => (function() { return arguments; })(1),
  generator: () => (function* () {})(),
  class: () => class K {},
};
const prototypes = { none: null, object: Object.prototype, empty: Object.create(null), tagged: { get [Symbol.toStringTag]() { return 'T'; } } };
for (const [name, make] of Object.entries(makers)) {
  for (const [what, prototype] of Object.entries(prototypes)) console.log(name, what, inspect(Object.setPrototypeOf(make(), prototype)));
}

const resizable = new ArrayBuffer(8, { maxByteLength: 16 });
const view = new DataView(resizable, 4);
resizable.resize(2);
console.log(view);
console.log(inspect(new SharedArrayBuffer(1), { showHidden: true }).includes('growable'), inspect(new DisposableStack(), { showHidden: true }));
for (const maxArrayLength of [-1, 0, 1.5, NaN]) {
  try {
    console.log(inspect(new ArrayBuffer(4), { maxArrayLength }));
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}

console.log(JSON.stringify(inspect(Object.assign(/a\/[/]b/g, { x: 1 }), { colors: true })), JSON.stringify(inspect(new (class R extends RegExp {})('(a)/b', 'g'), { colors: true })));
console.log(JSON.stringify(inspect([new TextDecoder()], { colors: true, compact: false })), inspect(new TextDecoder('latin1', { fatal: true }), { showHidden: true }));
console.log(inspect(new URL('http://a/b'), { customInspect: false }), new (class Mine extends URLSearchParams {})('a=1'), inspect(new URLSearchParams('a=1&b').keys(), { compact: false }));
console.log(format('%s %s', Object(Symbol('s')), Object(2)), formatWithOptions({ compact: false }, [1], { a: [] }));
console.log(formatWithOptions({ numericSeparator: true }, '%s %d %i %f %d', 12345.5, 12345.5, '12345.5', '12345.5', 12345n));
