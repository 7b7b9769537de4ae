// Streams of bytes, their readers and requests: https://streams.spec.whatwg.org/#rbs-controller-class
import { createRequire } from 'node:module';

const { test, same, alike, holds, throws, rejects, turns, run } = createRequire(import.meta.url)('./checks.cjs');

const E = new Error('boo'); E.name = 'error1';
const u8 = (...a) => new Uint8Array(a);
// ---- byte streams
test('byte ctrl members order', () => {
  let c;
  new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  same(c.constructor.name, 'ReadableByteStreamController');
  same(c.byobRequest, null);
  same(c.desiredSize, 0);
});
test('byte enqueue args', () => {
  let c;
  new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  throws(TypeError, () => c.enqueue());
  throws(TypeError, () => c.enqueue({}));
  throws(TypeError, () => c.enqueue(new ArrayBuffer(1)));
  throws(TypeError, () => c.enqueue(u8()));
  throws(TypeError, () => c.enqueue(new Uint8Array(new SharedArrayBuffer(1))));
  c.enqueue(u8(1));
});
test('byte enqueue detached', () => {
  let c;
  new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const v = u8(1);
  structuredClone(v, { transfer: [v.buffer] });
  throws(TypeError, () => c.enqueue(v));
});
test('byte enqueue transfers', () => { let c; new ReadableStream({ type: 'bytes', start(x) { c = x; } }); const v = u8(1); c.enqueue(v); same(v.byteLength, 0); });
test('byte enqueue wasm memory', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const m = new WebAssembly.Memory({ initial: 1 });
  throws(TypeError, () => c.enqueue(new Uint8Array(m.buffer)));
});
test('byob read all view types', async () => {
  for (const K of [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array, DataView, ...(globalThis.Float16Array ? [Float16Array] : [])]) {
    const rs = new ReadableStream({ type: 'bytes', pull(c) { const v = c.byobRequest.view; same(v.constructor, Uint8Array); new Uint8Array(v.buffer, v.byteOffset, v.byteLength).fill(1); c.byobRequest.respond(v.byteLength); } });
    const r = rs.getReader({ mode: 'byob' }); const { value } = await r.read(new K(new ArrayBuffer(16), 8)); same(value.constructor, K); same(value.byteOffset, 8); same(value.byteLength, 8);
  }
});
test('byob read brand', async () => {
  await rejects(TypeError, ReadableStreamBYOBReader.prototype.read.call({}, u8(1)));
  await rejects(TypeError, ReadableStreamBYOBReader.prototype.cancel.call({}));
});
test('byob min waits', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const r = rs.getReader({ mode: 'byob' });
  let done = 0;
  const p = r.read(new Uint8Array(5), { min: 3 });
  p.then(() => done++);
  c.enqueue(u8(1, 2));
  await turns();
  same(done, 0);
  c.enqueue(u8(3));
  alike((await p).value, u8(1, 2, 3));
});
test('byob min u16', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const r = rs.getReader({ mode: 'byob' });
  const p = r.read(new Uint16Array(3), { min: 2 });
  c.enqueue(u8(1, 2, 3));
  c.enqueue(u8(4, 5));
  const v = (await p).value;
  same(v.length, 2);
  const n = await r.read(u8(0, 0));
  alike(n.value, u8(5));
});
test('byob min closed', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const r = rs.getReader({ mode: 'byob' });
  const p = r.read(new Uint8Array(3), { min: 2 });
  c.enqueue(u8(1));
  c.close();
  c.byobRequest.respond(0);
  const x = await p;
  same(x.done, true);
  alike(x.value, u8(1));
});
test('byob partial u16 then close', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const r = rs.getReader({ mode: 'byob' });
  const p = r.read(new Uint16Array(3));
  c.enqueue(u8(1));
  throws(TypeError, () => c.close());
  await rejects(TypeError, p);
  await rejects(TypeError, r.closed);
});
test('byob close in queue partial', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  c.enqueue(u8(1));
  c.close();
  const r = rs.getReader({ mode: 'byob' });
  await rejects(TypeError, r.read(new Uint16Array(1)));
});
test('byob read closed', async () => {
  const rs = new ReadableStream({ type: 'bytes', start(c) { c.close(); } });
  const r = rs.getReader({ mode: 'byob' });
  const x = await r.read(new Uint16Array(4));
  same(x.done, true);
  same(x.value.constructor, Uint16Array);
  same(x.value.length, 0);
  same(x.value.buffer.byteLength, 8);
});
test('byob read errored transfers?', async () => {
  const rs = new ReadableStream({ type: 'bytes', start(c) { c.error(E); } });
  const r = rs.getReader({ mode: 'byob' });
  const v = u8(1);
  await rejects(E, r.read(v));
  same(v.length, 1);
});
test('byob cancel pending gives undefined', async () => {
  const rs = new ReadableStream({ type: 'bytes' });
  const r = rs.getReader({ mode: 'byob' });
  const p = r.read(u8(1));
  await r.cancel();
  const x = await p;
  same(x.value, undefined);
  same(x.done, true);
});
test('byob respond zero', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const r = rs.getReader({ mode: 'byob' });
  r.read(u8(1));
  await turns();
  throws(TypeError, () => c.byobRequest.respond(0));
});
test('byob respond too many', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const r = rs.getReader({ mode: 'byob' });
  r.read(u8(1));
  throws(RangeError, () => c.byobRequest.respond(2));
});
test('byob respond conversions', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const r = rs.getReader({ mode: 'byob' });
  const p = r.read(u8(1, 2));
  const q = c.byobRequest;
  for (const v of [undefined, -1, NaN, Infinity, 2 ** 53, {}, 'x', 1n, Symbol()]) throws(TypeError, () => q.respond(v), String(v));
  throws(TypeError, () => q.respond());
  q.respond('1');
  same((await p).value.length, 1);
  throws(TypeError, () => q.respond(1));
  same(q.view, null);
});
test('byob respond after closed', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const r = rs.getReader({ mode: 'byob' });
  const p = r.read(u8(1, 2));
  c.close();
  const q = c.byobRequest;
  throws(TypeError, () => q.respond(1));
  q.respond(0);
  const x = await p;
  same(x.done, true);
  same(x.value.length, 0);
  same(x.value.buffer.byteLength, 2);
});
test('byobRequest identity', () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  rs.getReader({ mode: 'byob' }).read(u8(1));
  same(c.byobRequest, c.byobRequest);
  const q = c.byobRequest;
  c.enqueue(u8(1));
  same(c.byobRequest, null);
  same(q.view, null);
});
test('respondWithNewView args', () => {
  let c; const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } }); rs.getReader({ mode: 'byob' }).read(new Uint8Array(4)); const q = c.byobRequest;
  throws(TypeError, () => q.respondWithNewView()); throws(TypeError, () => q.respondWithNewView({})); throws(TypeError, () => q.respondWithNewView(u8()));
  throws(RangeError, () => q.respondWithNewView(new Uint8Array(5))); throws(RangeError, () => q.respondWithNewView(new Uint8Array(4).subarray(1)));
  throws(RangeError, () => q.respondWithNewView(new Uint8Array(new ArrayBuffer(5), 0, 4)));
  const d = u8(1, 2, 3, 4); structuredClone(d, { transfer: [d.buffer] }); throws(TypeError, () => q.respondWithNewView(d));
  throws(TypeError, () => q.respondWithNewView(new Uint8Array(new SharedArrayBuffer(4))));
});
test('respondWithNewView other buffer', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const p = rs.getReader({ mode: 'byob' }).read(new Uint8Array(4));
  const n = u8(9, 8, 7, 6);
  c.byobRequest.respondWithNewView(n.subarray(0, 2));
  alike((await p).value, u8(9, 8));
  same(n.length, 0);
});
test('respondWithNewView transferred own', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const p = rs.getReader({ mode: 'byob' }).read(new Uint8Array(4));
  const q = c.byobRequest;
  const b = structuredClone(q.view, { transfer: [q.view.buffer] });
  b[0] = 5;
  throws(TypeError, () => q.respond(1));
  q.respondWithNewView(b.subarray(0, 1));
  alike((await p).value, u8(5));
});
test('respondWithNewView closed nonzero', () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  rs.getReader({ mode: 'byob' }).read(new Uint8Array(4));
  c.close();
  const q = c.byobRequest;
  throws(TypeError, () => q.respondWithNewView(new Uint8Array(4)));
  q.respondWithNewView(new Uint8Array(new ArrayBuffer(4), 0, 0));
});
test('respondWithNewView DataView', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const p = rs.getReader({ mode: 'byob' }).read(new Uint8Array(4));
  c.byobRequest.respondWithNewView(new DataView(new ArrayBuffer(4), 0, 3));
  same((await p).value.length, 3);
});
test('enqueue when byob pull-into pending detached', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  rs.getReader({ mode: 'byob' }).read(new Uint8Array(4)).catch(() => {});
  const v = c.byobRequest.view;
  structuredClone(v, { transfer: [v.buffer] });
  throws(TypeError, () => c.enqueue(u8(1)));
});
test('byte read default multiple chunk', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; x.enqueue(u8(1)); x.enqueue(u8(2, 3)); } });
  const r = rs.getReader();
  alike((await r.read()).value, u8(1));
  alike((await r.read()).value, u8(2, 3));
});
test('byte queue across chunks fill', async () => {
  const rs = new ReadableStream({ type: 'bytes', start(x) { x.enqueue(u8(1)); x.enqueue(u8(2, 3)); } });
  const r = rs.getReader({ mode: 'byob' });
  alike((await r.read(new Uint8Array(2))).value, u8(1, 2));
  alike((await r.read(new Uint8Array(2))).value, u8(3));
});
test('multiple pull-into, enqueue fills', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const r = rs.getReader({ mode: 'byob' });
  const p = [r.read(new Uint8Array(2)), r.read(new Uint8Array(2)), r.read(new Uint8Array(2))];
  c.enqueue(u8(1, 2, 3));
  alike((await p[0]).value, u8(1, 2));
  alike((await p[1]).value, u8(3));
  c.error(E);
  await rejects(E, p[2]);
});
test('pull after respond reentrant', async () => {
  let n = 0;
  const rs = new ReadableStream({ type: 'bytes', pull(c) { n++; const v = c.byobRequest?.view; if (v) { v[0] = n; c.byobRequest.respond(1); } } });
  const r = rs.getReader({ mode: 'byob' });
  alike((await r.read(new Uint8Array(2))).value, u8(1));
  alike((await r.read(new Uint8Array(2))).value, u8(2));
});
test('commit after close order: enqueue commits after all filled', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const r = rs.getReader({ mode: 'byob' });
  const p1 = r.read(new Uint8Array(2)), p2 = r.read(new Uint8Array(2));
  let seen;
  Object.defineProperty(Object.prototype, 'then', { configurable: true, get() { seen ??= c.byobRequest; return undefined; } });
  try { c.enqueue(u8(1, 2, 3, 4)); } finally { delete Object.prototype.then; } same(seen, null);
  alike((await p2).value, u8(3, 4));
});
test('respond patched then', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const r = rs.getReader({ mode: 'byob' });
  const p1 = r.read(new Uint8Array(2));
  r.read(new Uint8Array(2));
  let seen = 'never';
  Object.defineProperty(Object.prototype, 'then', { configurable: true, get() { if (seen === 'never') { seen = c.byobRequest?.view.byteLength; } return undefined; } });
  try { c.byobRequest.respond(1); } finally { delete Object.prototype.then; } same(seen, 2);
});
test('byob subclass view', async () => {
  class X extends Uint8Array {} let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const r = rs.getReader({ mode: 'byob' });
  const p = r.read(new X(2));
  c.enqueue(u8(1));
  const v = (await p).value;
  same(v.constructor, Uint8Array);
});
test('byob view with faked constructor', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const r = rs.getReader({ mode: 'byob' });
  const v0 = new Uint8Array(2);
  v0.constructor = Array;
  const p = r.read(v0);
  c.enqueue(u8(1));
  const v = (await p).value;
  same(v.constructor, Uint8Array);
});
test('byob Buffer view', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const r = rs.getReader({ mode: 'byob' });
  const p = r.read(Buffer.from(new ArrayBuffer(3)));
  c.enqueue(u8(1));
  const v = (await p).value;
  holds(v instanceof Uint8Array);
});
test('reader ctor byob', () => {
  throws(TypeError, () => new ReadableStreamBYOBReader(new ReadableStream()));
  const rs = new ReadableStream({ type: 'bytes' });
  new ReadableStreamBYOBReader(rs);
  throws(TypeError, () => new ReadableStreamBYOBReader(rs));
  throws(TypeError, () => new ReadableStreamBYOBReader(rs, 'x'));
});
test('byob on locked stream order', () => { const rs = new ReadableStream(); rs.getReader(); throws(TypeError, () => new ReadableStreamBYOBReader(rs)); });
test('byte stream cancel clears, this', async () => {
  let th, a;
  const s = { type: 'bytes', cancel(...x) { th = this; a = x; } };
  const rs = new ReadableStream(s);
  await rs.cancel(E);
  same(th, s);
  alike(a, [E]);
});
test('byte hwm default 0 desired', () => {
  let c;
  new ReadableStream({ type: 'bytes', start(x) { c = x; } }, { highWaterMark: 5 });
  same(c.desiredSize, 5);
  c.enqueue(u8(1, 2));
  same(c.desiredSize, 3);
});
test('byte pull on start w hwm', async () => {
  let n = 0;
  new ReadableStream({ type: 'bytes', pull() { n++; } }, { highWaterMark: 1 });
  await turns();
  same(n, 1);
});
test('byte type toString obj', () => { new ReadableStream({ type: { toString() { return 'bytes'; } } }); });
test('pull-into with negative/odd: u16 min multiples', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const r = rs.getReader({ mode: 'byob' });
  const p = r.read(new Uint16Array(2), { min: 2 });
  c.byobRequest.view[0] = 1;
  c.byobRequest.respond(1);
  same(c.byobRequest.view.byteLength, 3);
  same(c.byobRequest.view.byteOffset, 1);
  c.byobRequest.respond(3);
  same((await p).value.length, 2);
});
test('close with pending byob needs respond 0', async () => {
  let c, done = false;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const r = rs.getReader({ mode: 'byob' });
  const p = r.read(new Uint8Array(2));
  p.then(() => { done = true; });
  c.close();
  await turns();
  same(done, false);
  await r.closed;
  c.byobRequest.respond(0);
  await p;
});
test('byte error clears byobRequest', () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const r = rs.getReader({ mode: 'byob' });
  r.read(new Uint8Array(2)).catch(() => {});
  const q = c.byobRequest;
  c.error(E);
  same(c.byobRequest, null);
  same(q.view, null);
  throws(TypeError, () => q.respond(1));
  throws(TypeError, () => q.respondWithNewView(u8(1)));
});
test('detached in read', async () => {
  const rs = new ReadableStream({ type: 'bytes' });
  const r = rs.getReader({ mode: 'byob' });
  const v = u8(1);
  structuredClone(v, { transfer: [v.buffer] });
  await rejects(TypeError, r.read(v));
});
test('byob read transfer: read view detached', async () => {
  const rs = new ReadableStream({ type: 'bytes' });
  const r = rs.getReader({ mode: 'byob' });
  const v = u8(1);
  r.read(v);
  same(v.byteLength, 0);
});
test('byob read wasm memory view', async () => {
  const rs = new ReadableStream({ type: 'bytes' });
  const r = rs.getReader({ mode: 'byob' });
  const m = new WebAssembly.Memory({ initial: 1 });
  await rejects(TypeError, r.read(new Uint8Array(m.buffer)));
});
test('byob length props', () => {
  same(ReadableStreamBYOBReader.prototype.read.length, 1);
  same(ReadableStreamBYOBReader.length, 1);
  same(ReadableStreamBYOBRequest.prototype.respond.length, 1);
});
test('iterate bytes', async () => {
  const rs = new ReadableStream({ type: 'bytes', start(c) { c.enqueue(u8(1)); c.close(); } });
  const out = [];
  for await (const x of rs) out.push(x);
  alike(out, [u8(1)]);
});
test('patch ArrayBuffer.prototype & Uint8Array globals harmless', async () => {
  const g = globalThis.Uint8Array, s = ArrayBuffer.prototype.slice, tr = ArrayBuffer.prototype.transfer;
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const r = rs.getReader({ mode: 'byob' });
  const p = r.read(new Uint16Array(1));
  try { ArrayBuffer.prototype.transfer = () => { throw E; }; ArrayBuffer.prototype.slice = () => { throw E; }; c.enqueue(u8(1, 2, 3)); } finally { ArrayBuffer.prototype.transfer = tr; ArrayBuffer.prototype.slice = s; } same((await p).value.byteLength, 2);
});

run();
