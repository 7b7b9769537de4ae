// Shows util.inspect of values of every kind, under several options, as Node prints them.
'use strict';

const util = require('util');

class Point { constructor() { this.x = 1; this.y = [1, 2, { z: 3 }]; } get sum() { return 2; } }
class Point3 extends Point { static unit = 1; }
class Tagged { get [Symbol.toStringTag]() { return 'Tag'; } }

const circular = { name: 'c' };
circular.self = circular;
circular.list = [circular, { circular }];

const sparse = [1, , 3];
sparse.extra = true;

const hidden = Object.defineProperty({ shown: 1 }, 'hid', { value: 2 });
const withStack = Object.assign(new TypeError('bad'), { code: 'X', stack: 'TypeError: bad\n    at f (/x.js:1:2)' });

const values = {
  numbers: [0, -0, 1.5, 1e21, NaN, -Infinity, 10n],
  strings: ['', "it's", 'a "b" \'c\'', 'line\nbreak', '\x00\x7f', '\u{1F600}', 'x'.repeat(120)],
  others: [true, null, undefined, Symbol('s'), Symbol()],
  objects: { nested: { a: { b: { c: {} } } }, 'odd-key': 1, [Symbol('k')]: 2, get g() { return 1; }, set s(v) {}, method() {} },
  classes: [Point, Point3, class {}, new Point(), new Point3(), new Tagged(), Object.create(null), Object.create({}), Object.create(Point.prototype)],
  functions: [() => {}, function named() {}, async () => {}, function* g() {}, async function* ag() {}, Object.assign(() => {}, { a: 1 })],
  collections: [new Map([[{ a: 1 }, new Set([1])]]), new Set(), new (class Bag extends Set {})([1]), new WeakSet(), new WeakMap()],
  lists: [Array.from({ length: 120 }, (_, i) => i), Array.from({ length: 12 }, (_, i) => `item ${i}`), sparse, [, 'a'], new Array(3)],
  bytes: [new Uint8Array([1, 2]), new Float64Array(2), new BigInt64Array(1), new ArrayBuffer(3), new DataView(new ArrayBuffer(1))],
  dates: [new Date(0), new Date(NaN), /a[/]b/gi],
  boxed: [Object(1), Object('s'), Object(false), Object(2n), Object(Symbol('q'))],
  promises: [Promise.resolve({ a: 1 }), new Promise(() => {})],
  proxies: [new Proxy({ a: 1 }, {}), new Proxy([1], {}), new Proxy(function f() {}, {})],
  errors: [withStack, { withStack }],
  custom: { [util.inspect.custom](depth, options) { return `custom ${depth} ${typeof options.stylize}`; } },
  args: (function() { return arguments; })(1, 'two'),
  circular,
  hidden,
};

const optionSets = [{}, { depth: 0 }, { compact: false }, { breakLength: 40, sorted: true }, { maxArrayLength: 2, maxStringLength: 4 }, { getters: true, showProxy: true, numericSeparator: true }];

for (const [name, value] of Object.entries(values)) {
  for (const options of optionSets) console.log(name, util.inspect(options), util.inspect(value, options));
}
console.log(util.inspect(values.numbers, { colors: true }), util.inspect({ a: 'x', b: null, c: undefined }, { colors: true }));
console.log(util.inspect(hidden, { showHidden: true }));

// Formats
for (const args of [
  ['%s %s', 'a', 1], ['%s', { a: { b: 1 } }], ['%s', new Date(0)], ['%s', class A {}], ['%s', -0], ['%d %i %f', '42', 1.9, '2.5x'],
  ['%d', 5n], ['%j', circular], ['%o', [1]], ['%O', { a: { b: { c: { d: 1 } } } }], ['%c styled', 'color: red'], ['%% %s'], ['%x', 1],
  ['a', 'b', { c: 1 }], [1, '%s', 2], ['%s', Symbol('s')], ['%s', { toString() { return 'own'; } }], ['%s', null, undefined],
]) console.log(util.format(...args));
