// Functions and classes of every kind.
class A {}
class B extends A { static s = 1; }
console.log(function named() {}, () => {}, async () => {}, function* g() {}, async function* ag() {}, A, B, class {});
console.log(Object.assign(() => {}, { prop: 1 }), [console.log, Math.max, Symbol], { method() {}, arrow: () => {} });
console.log(Math, JSON, Reflect, globalThis === global, new Proxy({ a: 1 }, {}), new Proxy(() => {}, {}));
