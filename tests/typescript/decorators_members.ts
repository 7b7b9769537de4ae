// Standard decorators of private members and accessors: contexts, what they return, and errors. Compared with TypeScript 5.9; names of functions are the proposal's.
const seen: any[] = [];
const note = (v: any, c: any) => { seen.push(c); };
const ns = { tag: 'ns', dec(this: any, v: any, c: any) { console.log('this is', this?.tag, c.name); } };
const sym = Symbol('s');
class P {
  @note @ns.dec #m(x: number) { return x + this.#f; }
  @note static #sm() { return 'sm'; }
  @note #f = 1;
  @note static #sf = 2;
  @note get #g() { return this.#f * 10; }
  @note set #g(v) { this.#f = v; }
  @note accessor #a = 5;
  @note static accessor #sa = 6;
  @note [sym] = 1; @note 'quoted name' = 2; @note 12 = 3; @note async *gen() { yield 1; } @note static async am() {} @note get ['com' + 'puted']() { return 1; }
  @note accessor pub; @note static noValue;
  @note fn = () => {}; @note #pfn = function () {}; @note cls = class {}; named() { return [this.fn.name, this.#pfn.name, this.cls.name]; }
  static all(p: P) { return [p.#m(1), P.#sm(), p.#f, P.#sf, p.#g, p.#a, P.#sa]; }
  names() { return [this.#m.name, P.#sm.name]; }
  poke() { this.#g = 7; this.#a++; return [this.#f, this.#a]; }
}
const p = new P();
console.log(P.all(p), p.names(), p.poke(), p.named());
for (const c of seen) {
  const keys = Object.keys(c.access);
  console.log(c.kind, String(c.name), c.static, c.private, keys, typeof c.addInitializer, typeof c.metadata);
  const target: any = c.static ? P : p;
  console.log(c.access.has(target), c.access.has({}), c.access.get ? typeof c.access.get(target) : '-');
}
seen.find(c => c.name === '#f').access.set(p, 42);
console.log(P.all(p));
try { seen.find(c => c.name === '#f').access.get({}); } catch (e) { console.log(e.constructor.name); }
try { seen[0].addInitializer(() => {}); } catch (e) { console.log('late', e.constructor.name); }

// returns
const twice = (m: any, c: any) => function (this: any, ...a: any[]) { return m.apply(this, a) * 2; };
const plus = (n: number) => (v: any, c: any) => function (this: any, x: any) { return x + n; };
const times = (n: number) => (v: any, c: any) => (x: any) => x * n;
const acc = (v: any, c: any) => ({ get(this: any) { return 'got ' + v.get.call(this); }, set(this: any, x: any) { v.set.call(this, x + '!'); }, init(x: any) { return 'init ' + x; } });
class R { @twice m() { return 21; } @twice get g() { return 4; } @plus(1) @times(10) x = 5; @plus(2) @times(3) static y = 1; @acc accessor a = 'A'; @acc static accessor sa = 'SA'; @acc accessor #pa = 'PA'; pa() { const b = this.#pa; this.#pa = 'z'; return [b, this.#pa]; } }
const r = new R(); console.log(r.m(), r.g, r.x, R.y, r.a, R.sa, r.pa()); r.a = 'B'; console.log(r.a);
console.log(Object.keys(r), Object.getOwnPropertyNames(R.prototype), Object.getOwnPropertyDescriptor(R.prototype, 'm'));

// wrong returns
const bad = (what: any) => (v: any, c: any) => what;
for (const make of [() => { class X { @bad(1) m() {} } }, () => { class X { @bad({}) x = 1 } }, () => { class X { @bad(1) accessor a } }, () => { @bad('s') class X {} }, () => { class X { @bad({ get: 1 }) accessor a } }, () => { class X { @(1 as any) x } }, () => { class X { @bad(null) m() {} } }, () => { @bad(null) class X {} }, () => { class X { @bad(null) accessor x } }, () => { class X { @((v: any, c: any) => c.addInitializer(1)) x } }]) {
  try { make(); console.log('no error'); } catch (e) { console.log(e.constructor.name); }
}
