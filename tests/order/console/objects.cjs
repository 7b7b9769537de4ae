// Objects: nesting, line width, accessors, class names, null prototypes, cycles.
class Point { constructor() { this.x = 1; this.y = { z: { w: { v: 1 } } }; } get sum() { return 2; } }
const cycle = { name: 'cycle', list: [] };
cycle.list.push(cycle);
console.log(new Point(), cycle, Object.create(null), Object.assign(Object.create(null), { a: 1 }));
console.log({ get a() { return 1; }, set b(v) {}, get c() { return 1; }, set c(v) {} }, new (class {})(), new (class Foo extends Point {})());
console.log({ a: 'a'.repeat(30), b: 'b'.repeat(30), c: 'c'.repeat(30) });
console.log({ a: { b: { c: { d: 1 } } }, [Symbol.toStringTag]: 'Tagged' });
console.log(Object.freeze({ frozen: true }), new Object(5), new String('boxed'), Object(Symbol('b')), Object(1n));
