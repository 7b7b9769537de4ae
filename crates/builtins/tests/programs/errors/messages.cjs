// Errors that the engine throws have V8's messages, as far as that can be told from the engine's.
const o = {}, u = undefined, n = null, arr = [], num = 5;
class K { #p = 1; static g(x) { return x.#p; } static s(x) { x.#p = 2; } }
class D extends K { constructor() { this.x = 1; } }
const constant = 1;
const failures = [
  () => u.b, () => n.b, () => o.a.b.c, () => o.a.b(), () => u['b'], () => u[0], () => { u.b = 1; }, () => { o.a.b = 1; }, () => { u[0] = 1; }, () => { u.b += 1; },
  () => delete u.b, () => this.x.y, () => o.x.y.z = 1, () => null.foo(), () => o.a['b c'].d, () => u.f(1, (2)).c,
  () => u(), () => o(), () => o.f(), () => o['f'](), () => arr[0](), () => num.foo(), () => console.nope(), () => new u(), () => new o.f(),
  () => undefinedName, () => { undefinedName(); },
  () => { const [x] = u; }, () => { for (const x of u); }, () => Object.entries(u), () => Object.keys(n), () => Object.assign(u), () => Object.defineProperty(1, 'x', {}),
  () => new D(), () => K.g({}), () => K.s({}), () => new Array(-1), () => (1).toFixed(101), () => 1n + 1, () => 1n / 0n, () => +Symbol(), () => `${Symbol()}`,
  () => decodeURIComponent('%'), () => { const a = {}; a.a = a; JSON.stringify(a); }, () => JSON.stringify(1n), () => JSON.parse(''), () => JSON.parse('{"a":'),
  () => { (function f() { f(); })(); }, () => 1 instanceof 1, () => new Date(NaN).toISOString(), () => Reflect.ownKeys(1), () => new WeakMap().set(1, 1),
  () => new WeakSet().add('x'), () => new WeakRef(1), () => new Proxy(1, {}), () => Set(), () => 'x'.matchAll(/x/), () => 'a'.normalize('x'), () => arr.reduce((a) => a),
  () => { const g = (function* () { g.next(); })(); g.next(); },
  () => { constant = 2; },
];
for (const fail of failures) {
  try {
    fail();
  } catch (error) {
    const text = `${error}`.split('\n')[0];
    console.log(String(fail).slice(6), '->', text, error.stack.startsWith(text), text.endsWith(error.message.split('\n')[0]));
  }
}
// What a program has written is its own.
console.log(String(new Error("Can't find variable: x")), String(Object.assign(new TypeError('a'), { message: 'b' })));
