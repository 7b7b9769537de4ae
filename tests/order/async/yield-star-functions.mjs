// What a delegating generator function is to its callers: this, arguments, super, names, defaults, prototype. Numbers are promise jobs passed.
let jobs = 0;
const log = [];
const out = (...a) => log.push(`${jobs} ${a.join(' ')}`);
const show = (r) => `${typeof r.value === 'object' && r.value !== null ? JSON.stringify(r.value) : String(r.value)}/${r.done}`;
const asked = (name, promise) => promise.then((r) => out(name, show(r)), (e) => out(name, 'rejected', e?.message ?? e));
async function count(name, begin) {
  jobs = 0;
  log.length = 0;
  begin();
  for (; jobs < 60; jobs++) await undefined;
  console.log(`${name}: ${log.join(' | ')}`);
}
async function* plain(a, b = 2, ...c) { var a; yield* [a, b, c.length, arguments.length, typeof this]; yield (() => arguments[0])(); }
const arrowed = { async *m() { yield* [this === arrowed]; const f = () => this === arrowed; yield f(); }, async *'a b'() { yield* [1]; }, [`c${1}`]: async function* () { yield* [2]; } };
class Base { v() { return 'base v'; } get w() { return `w of ${this.constructor.name}`; } static s() { return 'base s'; } }
class Derived extends Base { #p = 1; v() { return 'derived'; } async *m(x = super.v()) { yield* [x, super.v(), super.w, (() => super.v())(), this.#p]; super.set = 5; yield this.set; } static async *s() { yield* [super.s(), this === Derived]; } async *[Symbol.asyncIterator]() { yield* this.m('own'); } }
const anonymous = async function* () { yield* [3]; };
const own = async function* self(n) { yield n; if (n > 0) yield* self(n - 1); };
const all = async (g) => { const list = []; for await (const x of g) list.push(x); return list; };
console.log(await all(plain(1)), await all(plain.call(5, 1, undefined, 3, 4)), await all(arrowed.m()), await all(arrowed['a b']()), await all(arrowed.c1()));
console.log(await all(new Derived().m()), await all(Derived.s()), await all(new Derived()), await all(anonymous()), await all(own(2)));
console.log(plain.name, plain.length, anonymous.name, arrowed.m.name, arrowed['a b'].name, arrowed.c1.name, own.name, Derived.prototype.m.length);
const g = plain();
console.log(Object.prototype.toString.call(g), g instanceof plain, Object.getPrototypeOf(g) === plain.prototype, plain.constructor.name, Object.getOwnPropertyNames(plain.prototype), g[Symbol.asyncIterator]() === g);
console.log(plain, g, Object.getOwnPropertyNames(plain).sort());
try { (async function* (a = (() => { throw new Error('default'); })()) { yield* a; })(); console.log('no error'); } catch (e) { console.log(e.message); }
try { (async function* ({ a }) { yield* a; })(undefined); console.log('no error'); } catch (e) { console.log(e.name); }
try { new plain(); } catch (e) { console.log(e.name); }
const generator = Object.getPrototypeOf(plain.prototype);
for (const name of ['next', 'return', 'throw']) { const d = Object.getOwnPropertyDescriptor(generator, name); console.log(name, d.value.name, d.value.length, d.writable, d.enumerable, d.configurable); generator[name].call({}).catch((e) => console.log(e.name)); generator[name].call(1).catch((e) => console.log(e.name)); }
plain.prototype = { __proto__: generator, extra: 1 };
console.log(plain().extra, await all(plain(1)));
