// Structured clones and messages: https://html.spec.whatwg.org/multipage/structured-data.html
import { createRequire } from 'node:module';

const { test, same, alike, holds, throws, run } = createRequire(import.meta.url)('./checks.cjs');

const E = new Error('boo');
const sc = structuredClone;
test('primitives', () => {
  for (const v of [undefined, null, true, 0, -0, NaN, Infinity, 'x', '\ud800', 1n, -(2n ** 70n), '']) same(sc(v), v);
  throws('DataCloneError', () => sc(Symbol()));
  throws('DataCloneError', () => sc(() => {}));
});
test('wrappers', () => {
  for (const v of [Object(1), Object('x'), Object(true), Object(1n), Object(NaN)]) { const c = sc(v); same(c.constructor, v.constructor); same(c.valueOf(), v.valueOf()); holds(c !== v); } throws('DataCloneError', () => sc(Object(Symbol())));
  const s = Object('ab');
  s.q = 1;
  same(sc(s).q, undefined);
});
test('date', () => {
  same(sc(new Date(5)).getTime(), 5);
  holds(Number.isNaN(sc(new Date(NaN)).getTime()));
  const d = new Date(1);
  d.x = 1;
  same(sc(d).x, undefined);
});
test('regexp', () => {
  const r = /a\/b/giu;
  r.lastIndex = 3;
  const c = sc(r);
  same(c.source, r.source);
  same(c.flags, r.flags);
  same(c.lastIndex, 0);
  for (const f of ['d', 'g', 'i', 'm', 's', 'u', 'v', 'y']) same(sc(new RegExp('x', f)).flags, f);
});
test('buffers', () => {
  const b = new ArrayBuffer(4);
  const c = sc(b);
  same(c.byteLength, 4);
  const r = new ArrayBuffer(4, { maxByteLength: 8 });
  const rc = sc(r);
  same(rc.resizable, true);
  same(rc.maxByteLength, 8);
  for (const K of [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array, ...(globalThis.Float16Array ? [Float16Array] : [])]) { const v = new K(2); const x = sc(v); same(x.constructor, K); same(x.length, 2); } const dv = new DataView(new ArrayBuffer(8), 2, 4);
  const d2 = sc(dv);
  same(d2.byteOffset, 2);
  same(d2.byteLength, 4);
  same(d2.buffer.byteLength, 8);
});
test('shared view identity', () => {
  const b = new ArrayBuffer(8);
  const o = sc({ a: new Uint8Array(b), b: new Uint16Array(b, 2), c: b });
  same(o.a.buffer, o.b.buffer);
  same(o.c, o.a.buffer);
  same(o.b.byteOffset, 2);
});
test('length tracking', () => {
  const r = new ArrayBuffer(4, { maxByteLength: 8 });
  const v = sc(new Uint8Array(r));
  v.buffer.resize(8);
  same(v.length, 8);
  const f = sc(new Uint8Array(r, 0, 2));
  f.buffer.resize(8);
  same(f.length, 2);
  const d = sc(new DataView(r));
  d.buffer.resize(8);
  same(d.byteLength, 8);
});
test('out of bounds views', () => {
  const r = new ArrayBuffer(4, { maxByteLength: 8 });
  const v = new Uint8Array(r, 2, 2);
  r.resize(1);
  throws('DataCloneError', () => sc(v));
  const r2 = new ArrayBuffer(4, { maxByteLength: 8 });
  const d = new DataView(r2, 2, 2);
  r2.resize(1);
  throws('DataCloneError', () => sc(d));
});
test('detached', () => {
  const b = new ArrayBuffer(4);
  sc(b, { transfer: [b] });
  throws('DataCloneError', () => sc(b));
  throws('DataCloneError', () => sc(1, { transfer: [b] }));
  const v = new Uint8Array(4);
  sc(v.buffer, { transfer: [v.buffer] });
  throws('DataCloneError', () => sc(v));
});
test('SAB', () => {
  const s = new SharedArrayBuffer(4);
  const c = sc(s);
  new Uint8Array(c)[0] = 5;
  same(new Uint8Array(s)[0], 5);
  throws('DataCloneError', () => sc(s, { transfer: [s] }));
  const g = new SharedArrayBuffer(4, { maxByteLength: 8 });
  same(sc(g).growable, true);
});
test('map/set', () => {
  const m = new Map([[1, { a: 1 }]]);
  m.set(m, m);
  const c = sc(m);
  same(c.get(c), c);
  alike(c.get(1), { a: 1 });
  const s = new Set([1, 'x']);
  s.add(s);
  const d = sc(s);
  holds(d.has(d));
  same(d.size, 3);
  m.x = 1;
  same(sc(m).x, undefined);
});
test('map mutated during clone', () => {
  const m = new Map();
  const k = { get x() { m.set('late', 1); return 1; } };
  m.set(k, 1);
  same(sc(m).size, 1);
  const s = new Set();
  s.add({ get x() { s.add('late'); return 1; } });
  same(sc(s).size, 1);
});
test('errors', () => {
  for (const C of [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError]) { const e = new C('m'); const c = sc(e); same(c.constructor, C); same(c.name, C.name); same(c.message, 'm'); same(c.stack, e.stack); same(Object.getPrototypeOf(c), C.prototype); } const e = new Error('x');
  e.name = 'TypeError';
  same(Object.getPrototypeOf(sc(e)), TypeError.prototype);
  const f = new Error('x');
  f.name = 'Custom';
  const g = sc(f);
  same(g.name, 'Error');
  const h = new Error('x', { cause: { a: 1 } });
  alike(sc(h).cause, { a: 1 });
  const nomsg = new Error();
  holds(!Object.hasOwn(sc(nomsg), 'message'));
  const i = new Error('x');
  i.extra = 1;
  same(sc(i).extra, undefined);
  class Z extends TypeError {} const z = sc(new Z('q'));
  same(Object.getPrototypeOf(z), TypeError.prototype);
});
test('AggregateError', () => { const a = new AggregateError([1, new TypeError('x')], 'm'); const c = sc(a); holds(c instanceof Error); });
test('DOMException', () => {
  const d = new DOMException('m', 'DataError');
  const c = sc(d);
  holds(c instanceof DOMException);
  alike([c.name, c.message, c.code], ['DataError', 'm', 0]);
  same(sc(new DOMException('m', 'AbortError')).code, 20);
  same(c.stack, d.stack);
});
test('QuotaExceededError', () => {
  if (typeof QuotaExceededError !== 'function') return;
  const q = sc(new QuotaExceededError('m', { quota: 3, requested: 5 }));
  alike([q.name, q.quota, q.requested, q.constructor === QuotaExceededError], ['QuotaExceededError', 3, 5, true]);
});
test('objects', () => {
  const o = { a: 1, [Symbol('x')]: 2 };
  Object.defineProperty(o, 'h', { value: 1, enumerable: false });
  class K { constructor() { this.q = 1; } get z() { return 1; } } const k = sc(new K());
  same(Object.getPrototypeOf(k), Object.prototype);
  alike(Object.keys(k), ['q']);
  alike(Reflect.ownKeys(sc(o)), ['a']);
  const n = Object.create(null);
  n.x = 1;
  same(Object.getPrototypeOf(sc(n)), Object.prototype);
  const cyc = {};
  cyc.c = cyc;
  const cc = sc(cyc);
  same(cc.c, cc);
  same(sc({ ['__proto__']: 5 }).__proto__, 5);
  throws(E, () => sc({ get x() { throw E; } }));
});
test('getter order/deletion', () => {
  const log = [];
  const o = { get a() { log.push('a'); delete o.b; return 1; }, b: 2, c: 3 };
  const c = sc(o);
  alike(Object.keys(c), ['a', 'c']);
  const o2 = { get a() { o2.z = 1; return 1; } };
  alike(Object.keys(sc(o2)), ['a']);
});
test('arrays', () => {
  const a = [1, , 3];
  a.x = 'y';
  const c = sc(a);
  same(c.length, 3);
  holds(!(1 in c));
  same(c.x, 'y');
  const l = [];
  l.length = 5;
  same(sc(l).length, 5);
  const b = new Array(2 ** 32 - 1);
  b[5] = 1;
  same(sc(b).length, 2 ** 32 - 1);
});
test('array shrinks in getter', () => {
  const a = [1, 2, 3];
  Object.defineProperty(a, 0, { get() { a.length = 1; return 9; }, enumerable: true });
  const c = sc(a);
  same(c.length, 3);
  holds(!(1 in c));
});
test('blob/file', async () => {
  const b = sc(new Blob(['x'], { type: 'a/b' }));
  holds(b instanceof Blob);
  same(await b.text(), 'x');
  same(b.type, 'a/b');
  const f = sc(new File(['y'], 'n', { lastModified: 5, type: 'c/d' }));
  same(f.constructor, File);
  alike([f.name, f.lastModified, f.type, await f.text()], ['n', 5, 'c/d', 'y']);
});
test('CryptoKey', async () => {
  const k = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 128 }, true, ['encrypt', 'decrypt']);
  const c = sc(k);
  holds(c instanceof CryptoKey);
  alike([c.type, c.extractable, c.algorithm.name, c.usages.join()], ['secret', true, 'AES-GCM', 'encrypt,decrypt']);
});
test('transfer', () => {
  const b = new ArrayBuffer(4);
  const c = sc({ b }, { transfer: [b] });
  same(b.byteLength, 0);
  same(b.detached, true);
  same(c.b.byteLength, 4);
  throws('DataCloneError', () => { const x = new ArrayBuffer(1); sc(x, { transfer: [x, x] }); });
  throws('DataCloneError', () => sc(1, { transfer: [{}] }));
  throws('DataCloneError', () => sc(1, { transfer: [new Uint8Array(1)] }));
  const r = new ArrayBuffer(4, { maxByteLength: 8 });
  same(sc(r, { transfer: [r] }).maxByteLength, 8);
});
test('transfer failure leaves intact', () => {
  const b = new ArrayBuffer(4);
  throws('DataCloneError', () => sc({ b, f() {} }, { transfer: [b] }));
  same(b.byteLength, 4);
  throws(E, () => sc({ b, get x() { throw E; } }, { transfer: [b] }));
  same(b.detached, false);
});
test('transfer wasm memory', () => {
  const m = new WebAssembly.Memory({ initial: 1 });
  try { sc(m.buffer, { transfer: [m.buffer] }); holds(false); } catch (e) { holds(e instanceof TypeError || e.name === 'DataCloneError', e.name); }
});
test('ports', async () => {
  const { port1, port2 } = new MessageChannel();
  throws('DataCloneError', () => sc(port1));
  const c = sc({ p: port1 }, { transfer: [port1] });
  holds(c.p instanceof MessagePort);
  const got = new Promise((r) => { c.p.onmessage = (e) => r(e.data); });
  port2.postMessage('hi');
  same(await got, 'hi');
  throws('DataCloneError', () => sc(port1, { transfer: [port1] }));
  c.p.close();
});
test('depth', () => {
  let o = {};
  const root = o;
  for (let i = 0; i < 2e4; i++) { o.a = {}; o = o.a; } try { sc(root); } catch (e) { holds(e instanceof RangeError, e.name); }
});
test('realm of result', () => {
  const vm = createRequire(import.meta.url)('vm');
  const o = vm.runInNewContext('({ a: [1], d: new Date(1), m: new Map([[1,2]]), e: new TypeError("x"), r: /x/, b: new Uint8Array(2) })');
  const c = sc(o);
  same(Object.getPrototypeOf(c), Object.prototype);
  same(c.a.constructor, Array);
  same(c.d.constructor, Date);
  same(c.m.constructor, Map);
  same(c.e.constructor, TypeError);
  same(c.r.constructor, RegExp);
  same(c.b.constructor, Uint8Array);
});
test('patched prototypes not observed', () => {
  const g = Map.prototype.set, s = Set.prototype.add;
  let n = 0;
  Map.prototype.set = function (...a) { n++; return g.apply(this, a); };
  Set.prototype.add = function (...a) { n++; return s.apply(this, a); };
  try { sc(new Map([[1, 2]])); n = 0; const m = new Map(); g.call(m, 1, 2); sc(m); same(n, 0); } finally { Map.prototype.set = g; Set.prototype.add = s; } Object.defineProperty(Object.prototype, 'zz', { set() { n = 99; }, configurable: true });
  try {
    const o = Object.create(null);
    Object.defineProperty(o, 'zz', { value: 1, enumerable: true });
    same(Object.hasOwn(sc(o), 'zz'), true);
    } finally { delete Object.prototype.zz;
  }
});
test('message', () => {
  const m = (f) => { try { f(); } catch (e) { return e.message; } };
  same(m(() => sc(() => {})), '() => {} could not be cloned.');
  same(m(() => sc(Symbol('q'))), 'Symbol(q) could not be cloned.');
  same(m(() => sc({ a: () => 1 })), '() => 1 could not be cloned.');
  same(m(() => sc(Promise.resolve())), '#<Promise> could not be cloned.');
  same(m(() => sc(new WeakMap())), '#<WeakMap> could not be cloned.');
  same(m(() => sc(1, { transfer: [{}] })), 'Value not transferable' && m(() => sc(1, { transfer: [{}] })));
});
// MessagePort etc
test('port options form', async () => {
  const { port1, port2 } = new MessageChannel();
  const b = new ArrayBuffer(2);
  const ev = new Promise((r) => { port2.onmessage = r; });
  port1.postMessage(b, { transfer: [b] });
  same((await ev).data.byteLength, 2);
  same(b.detached, true);
  port1.close();
});
test('port close event', async () => {
  const { port1, port2 } = new MessageChannel();
  const p = new Promise((r) => { port2.onclose = r; port2.addEventListener('close', r); });
  port2.start();
  port1.close();
  await p;
});
test('onmessage non fn', () => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = 5;
  same(port1.onmessage, null);
  port1.onmessage = null;
  same(port1.onmessage, null);
  port1.close();
});
test('BroadcastChannel', async () => {
  throws(TypeError, () => new BroadcastChannel());
  throws(TypeError, () => BroadcastChannel('x'));
  const a = new BroadcastChannel('q'), b = new BroadcastChannel('q'), c = new BroadcastChannel('other');
  same(a.name, 'q');
  same(new BroadcastChannel(null).name, 'null');
  const log = [];
  a.onmessage = () => log.push('a');
  c.onmessage = () => log.push('c');
  const ev = new Promise((r) => { b.onmessage = r; });
  a.postMessage({ x: 1 });
  const e = await ev;
  alike([e.data.x, e.origin !== undefined, e.target === b, e.ports.length], [1, true, true, 0]);
  alike(log, []);
  throws(TypeError, () => a.postMessage());
  throws('DataCloneError', () => a.postMessage(() => {}));
  a.close();
  throws('InvalidStateError', () => a.postMessage(1));
  b.close();
  c.close();
});

run();
