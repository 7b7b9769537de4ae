// Headers: https://fetch.spec.whatwg.org/#headers-class
import { createRequire } from 'node:module';

const { test, same, alike, throws, run } = createRequire(import.meta.url)('./checks.cjs');

const E = new Error('boo');
// ---- Headers
test('Headers ctor inits', () => {
  alike([...new Headers()], []);
  alike([...new Headers(undefined)], []);
  throws(TypeError, () => new Headers(null));
  for (const v of [1, 'x', true, Symbol()]) throws(TypeError, () => new Headers(v));
  alike([...new Headers({ b: 1, a: 2 })], [['a', '2'], ['b', '1']]);
  alike([...new Headers([['x', 'y'], ['X', 'z']])], [['x', 'y, z']]);
  for (const bad of [[['a']], [['a', 'b', 'c']], ['ab'].map((x) => 1), [null]]) throws(TypeError, () => new Headers(bad));
  alike([...new Headers(new Map([['a', 'b']]))], [['a', 'b']]);
  alike([...new Headers(new Headers({ a: 'b' }))], [['a', 'b']]);
});
test('Headers iterator sub', () => { alike([...new Headers((function* () { yield new Set(['a', 'b']); })())], [['a', 'b']]); });
test('Headers init custom iterator on Headers', () => {
  const h = new Headers({ a: 'b' });
  h[Symbol.iterator] = function* () { yield ['c', 'd']; };
  alike([...new Headers(h)], [['c', 'd']]);
});
test('Headers record order, symbol key, getter', () => {
  throws(TypeError, () => new Headers({ [Symbol('x')]: 'y' }));
  const o = Object.create({ inh: 'x' });
  Object.defineProperty(o, 'hid', { value: 'q', enumerable: false });
  o.ok = 1;
  alike([...new Headers(new Proxy(o, {}))], [['ok', '1']]); // of plain objects Node takes what is not enumerable, too
  throws(E, () => new Headers({ get a() { throw E; } }));
  const log = [];
  new Headers(new Proxy({ a: 1, b: 2 }, { ownKeys(t) { log.push('ownKeys'); return Reflect.ownKeys(t); }, getOwnPropertyDescriptor(t, k) { log.push('gopd ' + String(k)); return Reflect.getOwnPropertyDescriptor(t, k); }, get(t, k) { log.push('get ' + String(k)); return t[k]; } }));
  alike(log, ['get Symbol(Symbol.iterator)', 'ownKeys', 'gopd a', 'get a', 'gopd b', 'get b']);
});
test('Headers bytestring', () => {
  throws(TypeError, () => new Headers({ a: '\u0100' }));
  throws(TypeError, () => new Headers({ '\u0100': 'a' }));
  same(new Headers({ a: '\xe9' }).get('a'), '\xe9');
});
test('Headers invalid names values', () => {
  const h = new Headers();
  for (const n of ['', ' ', 'a b', 'a:', '(', 'é', 'a\n', '[', '{', '"']) { throws(TypeError, () => h.append(n, 'x')); throws(TypeError, () => h.get(n)); throws(TypeError, () => h.has(n)); throws(TypeError, () => h.delete(n)); throws(TypeError, () => h.set(n, '')); } for (const v of ['a\0b', 'a\nb', 'a\rb']) { throws(TypeError, () => h.append('a', v)); throws(TypeError, () => h.set('a', v)); } h.append('a', ' \t\r\nx\r\n\t ');
  same(h.get('a'), 'x');
  h.set('b', '\x01\x0b');
});
test('Headers conversions', () => {
  const h = new Headers();
  h.append(null, undefined);
  same(h.get('null'), 'undefined');
  throws(TypeError, () => h.append('a'));
  throws(TypeError, () => h.append());
  throws(TypeError, () => h.get());
  throws(TypeError, () => h.set('a'));
  throws(TypeError, () => h.delete());
  throws(TypeError, () => h.has());
  throws(TypeError, () => h.forEach());
  throws(TypeError, () => h.forEach({}));
});
test('Headers get null', () => { same(new Headers().get('x'), null); });
test('Headers set-cookie', () => {
  const h = new Headers([['set-cookie', 'a=1'], ['b', '1'], ['Set-Cookie', 'c=2'], ['a', 'z']]);
  alike([...h], [['a', 'z'], ['b', '1'], ['set-cookie', 'a=1'], ['set-cookie', 'c=2']]);
  alike(h.getSetCookie(), ['a=1', 'c=2']);
  same(h.get('set-cookie'), 'a=1, c=2');
  h.set('set-cookie', 'x');
  alike(h.getSetCookie(), ['x']);
  h.delete('SET-COOKIE');
  alike(h.getSetCookie(), []);
  alike([...new Headers(new Headers([['set-cookie', 'a'], ['set-cookie', 'b']]))].length, 2);
});
test('Headers sort: combine', () => {
  const h = new Headers();
  h.append('b', '1');
  h.append('A', '2');
  h.append('B', '3');
  alike([...h.keys()], ['a', 'b']);
  alike([...h.values()], ['2', '1, 3']);
});
test('Headers set replaces first', () => { const h = new Headers([['a', '1'], ['b', '2'], ['a', '3']]); h.set('a', 'x'); same(h.get('a'), 'x'); });
test('Headers live iteration', () => {
  const h = new Headers([['a', '1'], ['b', '2'], ['c', '3']]);
  const out = [];
  for (const [k] of h) { out.push(k); if (k === 'a') h.delete('b'); } alike(out, ['a', 'c']);
  const h2 = new Headers([['b', '2']]);
  const o2 = [];
  for (const [k] of h2) { o2.push(k); if (o2.length < 3) h2.append('a', '1'); } alike(o2, ['b', 'b']);
  const h3 = new Headers([['a', '1']]);
  const o3 = [];
  for (const [k] of h3) { o3.push(k); if (k === 'a') h3.append('z', '1'); } alike(o3, ['a', 'z']);
});
test('Headers live set-cookie', () => {
  const h = new Headers([['set-cookie', 'a']]);
  const it = h.entries();
  alike(it.next().value, ['set-cookie', 'a']);
  h.append('set-cookie', 'b');
  alike(it.next().value, ['set-cookie', 'b']);
  same(it.next().done, true);
  h.append('set-cookie', 'c');
});
test('Headers iterator proto', () => {
  const h = new Headers({ a: 'b' });
  const it = h.entries();
  const P = Object.getPrototypeOf(it);
  same(P[Symbol.toStringTag], 'Headers Iterator');
  throws(TypeError, () => P.next.call({}));
  throws(TypeError, () => P.next.call(new URLSearchParams().entries()));
  same(it[Symbol.iterator](), it);
  same(Headers.prototype.entries, Headers.prototype[Symbol.iterator]);
  alike(Object.keys(it.next()), ['value', 'done']);
});
test('Headers forEach', () => { const h = new Headers({ a: '1' }); h.forEach(function (v, k, o) { same(v, '1'); same(k, 'a'); same(o, h); same(this, E); }, E); });
test('Headers mutate in forEach', () => {
  const h = new Headers({ a: '1', b: '2' });
  const o = [];
  h.forEach((v, k) => { o.push(k); h.delete('b'); });
  alike(o, ['a']);
});
// ---- Request
// ---- Response

run();
