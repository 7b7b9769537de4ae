// Values of all kinds to another thread and back: what arrives, what is refused.
const { Worker, MessageChannel, receiveMessageOnPort, markAsUntransferable, parentPort } = require('worker_threads');
const { inspect } = require('util');
const w = new Worker(`
const { parentPort, receiveMessageOnPort, workerData } = require('worker_threads');
const { inspect } = require('util');
parentPort.on('message', (m) => {
  const d = inspect(m, { depth: 6, showHidden: false });
  parentPort.postMessage([d.replace(/\\n\\s+(?:at|\\.\\.\\.) .*/g, ''), Object.prototype.toString.call(m), m?.constructor?.name, m]);
});
parentPort.on('messageerror', (e) => parentPort.postMessage(['messageerror', String(e)]));
`, { eval: true });
const sab = new SharedArrayBuffer(16);
const cyc = { n: 1 }; cyc.me = cyc;
const shared = { x: 1 };
class Foo { constructor() { this.a = 1; this.b = () => 1; } get g() { return 5; } }
const items = {
  prims: [1, -0, NaN, Infinity, 'é\ud800', true, null, undefined, 10n ** 40n], date: new Date(NaN), re: /a/gimsuy, map: new Map([[{ a: 1 }, new Set([1, [2]])]]), cyc, twice: [shared, shared], sparse: [1, , 3], arrProps: Object.assign([1], { x: 2 }), boxed: [Object(1), Object('s'), Object(true), Object(1n)],
  ta: [new Uint8Array([1, 2]), new Float64Array([1.5]), new BigInt64Array([5n]), new DataView(new ArrayBuffer(3), 1)], sub: new Uint8Array([1, 2, 3, 4]).subarray(1, 3), buf: Buffer.from('abc'), ab: new ArrayBuffer(4), rab: new ArrayBuffer(2, { maxByteLength: 8 }), sab, sabView: new Int32Array(sab, 4, 2), nullProto: Object.create(null, { a: { value: 1, enumerable: true } }), cls: new (class Bar { constructor() { this.q = 1; } })(), getter: { get a() { return 3; } }, symKey: { [Symbol('s')]: 1, k: 2 }, nonEnum: Object.defineProperty({}, 'h', { value: 1 }),
  err: Object.assign(new RangeError('m', { cause: 'c' }), { extra: 1 }), custom: new (class My extends Error { constructor() { super('x'); this.name = 'My'; this.code = 'E'; } })(), dom: new DOMException('m', 'AbortError'), blob: new Blob(['hello'], { type: 'text/plain' }), file: new File(['f'], 'n.txt', { lastModified: 5 }), f16: typeof Float16Array === 'function' ? new Float16Array([1.5]) : 0, clamped: new Uint8ClampedArray([300]), deep: Array.from({ length: 5 }, (_, i) => ({ i, v: { w: [i] } })), longStr: 'x'.repeat(3), proto: { __proto__: { inherited: 1 }, own: 1 }, protoKey: JSON.parse('{"__proto__": 5}'), url: { href: String(new URL('http://a/b')) }, sameBuf: (() => { const b = new ArrayBuffer(8); return [new Uint8Array(b, 0, 4), new Uint8Array(b, 4)]; })(), emptyArr: [], holes: new Array(3), bigArr: Object.assign(new Array(5), { 4: 1 }), mapCyc: (() => { const m = new Map(); m.set('self', m); return m; })(), setObj: new Set([new Map()]), intlTag: { [Symbol.toStringTag]: 'X' }, frozen: Object.freeze({ a: 1 }), nestedErr: { e: new Error('in') }, noMsg: new Error(), errStackless: (() => { const e = new Error('s'); e.stack = 'custom stack'; return e; })(), errName: (() => { const e = new Error('s'); e.name = 'TypeError'; return e; })(), errNameBad: (() => { const e = new TypeError('s'); e.name = 'Whatever'; return e; })(),
};
(async () => {
  for (const [k, v] of Object.entries(items)) {
    let posted; try { w.postMessage(v); posted = true; } catch (e) { console.log(k, 'THROWS', e.name, e.message); }
    if (!posted) continue;
    const m = await new Promise((r) => w.once('message', r));
    console.log(k, m[0], m[1], m[2], '| back', inspect(m[3], { depth: 6 }).replace(/\n\s+(?:at|\.\.\.) .*/g, ''), m[3] === v);
  }
  for (const [k, f] of Object.entries({ fn: () => () => 1, inst: () => new Foo(), weak: () => new WeakSet(), prom: () => Promise.resolve(), gen: () => (function* () {})(), sym: () => Symbol('x'), throwing: () => ({ get a() { throw new Error('getter'); } }), nestedFn: () => ({ a: { b: [() => 1] } }), it: () => [].values(), re: () => new (class extends RegExp {})('a'), mapx: () => new (class MM extends Map {})([[1, 2]]), arrx: () => new (class AA extends Array {})(3), errx: () => { class E2 extends TypeError {} return new E2('q'); }, ab: () => new AbortController(), ev: () => new Event('x'), th: () => ({ then() {} }), glob: () => globalThis })) {
    try { w.postMessage(f()); const m = await new Promise((r) => w.once('message', r)); console.log(k, m[0], m[1], m[2]); } catch (e) { console.log(k, 'THROWS', e.name, e.code, e.message.slice(0, 80), e.constructor.name); }
  }
  new Int32Array(sab)[0] = 77; w.postMessage(sab); console.log((await new Promise((r) => w.once('message', r)))[0]);
  const ab = new ArrayBuffer(8); const u = new Uint8Array(ab).fill(7); w.postMessage({ u, ab }, [ab]); console.log(ab.byteLength, u.length, ab.detached); console.log((await new Promise((r) => w.once('message', r)))[0]);
  const rab = new ArrayBuffer(2, { maxByteLength: 9 }); w.postMessage(rab, [rab]); const m2 = (await new Promise((r) => w.once('message', r))); console.log(m2[0], m2[3].resizable, m2[3].maxByteLength);
  w.terminate();
})();
