// Transform streams, and queuing strategies: https://streams.spec.whatwg.org/#ts-class
import { createRequire } from 'node:module';

const { test, same, alike, holds, throws, rejects, turns, run } = createRequire(import.meta.url)('./checks.cjs');

const E = new Error('boo'); E.name = 'error1'; const E2 = new Error('boo2');
// ---- WritableStream
// ---- TransformStream
test('ts ctor', () => {
  throws(TypeError, () => new TransformStream(null));
  for (const v of [1, 'x', Symbol()]) { throws(TypeError, () => new TransformStream(v)); throws(TypeError, () => new TransformStream({}, v)); throws(TypeError, () => new TransformStream({}, {}, v)); } new TransformStream({}, null, null);
  for (const k of ['readableType', 'writableType']) for (const v of ['bytes', null, '', 0]) throws(RangeError, () => new TransformStream({ [k]: v }));
  for (const k of ['start', 'transform', 'flush', 'cancel']) for (const v of [1, null, {}]) throws(TypeError, () => new TransformStream({ [k]: v }));
});
test('ts member order', () => {
  const log = [];
  const p = (o, n) => new Proxy(o, { get(t, k) { log.push(n + '.' + String(k)); return t[k]; } });
  new TransformStream(p({}, 't'), p({}, 'w'), p({}, 'r'));
  alike(log, ['w.highWaterMark', 'w.size', 'r.highWaterMark', 'r.size', 't.cancel', 't.flush', 't.readableType', 't.start', 't.transform', 't.writableType']);
});
test('ts undefined readableType ok', () => new TransformStream({ readableType: undefined, writableType: undefined }));
test('ts identity', async () => {
  const ts = new TransformStream();
  const w = ts.writable.getWriter();
  w.write(1);
  same((await ts.readable.getReader().read()).value, 1);
});
test('ts methods this/args', async () => {
  const log = [];
  const tr = { start(...a) { log.push(['start', this === tr, a.length]); }, transform(...a) { log.push(['transform', this === tr, a.length]); }, flush(...a) { log.push(['flush', this === tr, a.length]); } };
  const ts = new TransformStream(tr, undefined, { highWaterMark: 5 });
  const w = ts.writable.getWriter();
  w.write(1);
  await w.close();
  alike(log, [['start', true, 1], ['transform', true, 2], ['flush', true, 1]]);
});
test('ts cancel called at readable cancel', async () => {
  let a, th;
  const tr = { cancel(...x) { a = x; th = this; } };
  const ts = new TransformStream(tr);
  await ts.readable.cancel(E);
  alike(a, [E]);
  same(th, tr);
  await rejects(E, ts.writable.getWriter().closed);
});
test('ts cancel called at abort', async () => {
  let a;
  const ts = new TransformStream({ cancel(...x) { a = x; } });
  await ts.writable.abort(E);
  alike(a, [E]);
  await rejects(E, ts.readable.getReader().read());
});
test('ts cancel throws on cancel', async () => {
  const ts = new TransformStream({ cancel() { throw E; } });
  await rejects(E, ts.readable.cancel(E2));
  await rejects(E, ts.writable.getWriter().closed);
});
test('ts cancel rejects on abort', async () => {
  const ts = new TransformStream({ async cancel() { throw E; } });
  await rejects(E, ts.writable.abort(E2));
  await rejects(E, ts.readable.getReader().closed);
});
test('ts cancel after flush started', async () => {
  let n = 0, f = 0;
  const ts = new TransformStream({ flush() { f++; return turns(20); }, cancel() { n++; } });
  const c = ts.writable.close();
  await turns();
  const p = ts.readable.cancel();
  await c;
  await p;
  same(n, 0);
  same(f, 1);
});
test('ts cancel controller.error in abort', async () => {
  let c;
  const ts = new TransformStream({ start(x) { c = x; }, cancel() { c.error(E); } });
  await rejects(E, ts.writable.abort(E2));
});
test('ts terminate', async () => {
  let c;
  const ts = new TransformStream({ start(x) { c = x; } });
  c.terminate();
  same((await ts.readable.getReader().read()).done, true);
  await rejects(TypeError, ts.writable.getWriter().closed);
});
test('ts terminate twice/err', () => {
  let c;
  new TransformStream({ start(x) { c = x; } });
  c.terminate();
  c.terminate();
  throws(TypeError, () => c.enqueue());
  c.error(E);
});
test('ts controller.error', async () => {
  let c;
  const ts = new TransformStream({ start(x) { c = x; } });
  c.error(E);
  await rejects(E, ts.readable.getReader().read());
  await rejects(E, ts.writable.getWriter().write());
  same(c.desiredSize, null);
  throws(TypeError, () => c.enqueue(1));
});
test('ts start throws', () => throws(E, () => new TransformStream({ start() { throw E; } })));
test('ts start rejects', async () => {
  const ts = new TransformStream({ start() { return Promise.reject(E); } });
  await rejects(E, ts.readable.getReader().read());
  await rejects(E, ts.writable.getWriter().closed);
});
test('ts transform throws', async () => {
  const ts = new TransformStream({ transform() { throw E; } }, undefined, { highWaterMark: 1 });
  const w = ts.writable.getWriter();
  await rejects(E, w.write(1));
  await rejects(E, ts.readable.getReader().closed);
});
test('ts flush throws', async () => {
  const ts = new TransformStream({ flush() { throw E; } });
  const w = ts.writable.getWriter();
  const r = ts.readable.getReader();
  await rejects(E, w.close());
  await rejects(E, r.read());
});
test('ts flush errors controller', async () => { const ts = new TransformStream({ flush(c) { c.error(E); } }); await rejects(E, ts.writable.close()); });
test('ts size throws in readableStrategy', async () => {
  let c;
  const ts = new TransformStream({ start(x) { c = x; } }, undefined, { size() { throw E; }, highWaterMark: 1 });
  throws(E, () => c.enqueue(1));
  await rejects(E, ts.readable.getReader().closed);
});
test('ts size -1 in readable', async () => {
  let c;
  const ts = new TransformStream({ start(x) { c = x; } }, undefined, { size() { return -1; }, highWaterMark: 1 });
  throws(RangeError, () => c.enqueue(1));
});
test('ts size error that errors stream first', () => {
  let c;
  new TransformStream({ start(x) { c = x; } }, undefined, { size() { c.error(E); return NaN; }, highWaterMark: 1 });
  throws(E, () => c.enqueue(1));
});
test('ts writable hwm default 1, readable 0', async () => {
  let c;
  const ts = new TransformStream({ start(x) { c = x; } });
  same(ts.writable.getWriter().desiredSize, 1);
  same(c.desiredSize, 0);
});
test('ts backpressure', async () => {
  let n = 0;
  const ts = new TransformStream({ transform(x, c) { n++; c.enqueue(x); } });
  const w = ts.writable.getWriter();
  w.write(1);
  w.write(2);
  await turns();
  same(n, 0);
  const r = ts.readable.getReader();
  await r.read();
  await turns();
  same(n, 1);
});
test('ts controller ctor', () => {
  let c;
  new TransformStream({ start(x) { c = x; } });
  throws(TypeError, () => new c.constructor());
  same(TransformStream.length, 0);
});
test('ts abort with pending write', async () => {
  const ts = new TransformStream({ transform() { return new Promise(() => {}); } }, undefined, { highWaterMark: 1 });
  const w = ts.writable.getWriter();
  w.write(1).catch(() => {});
  await turns();
  w.abort(E).catch(() => {});
  await turns();
});
test('ts abort rejects ready/closed, readable', async () => {
  const ts = new TransformStream();
  const w = ts.writable.getWriter();
  const a = w.abort(E);
  await rejects(E, w.closed);
  await a;
  await rejects(E, ts.readable.getReader().closed);
});
test('ts readable cancel with pending write', async () => {
  const ts = new TransformStream();
  const w = ts.writable.getWriter();
  const p = w.write(1);
  await turns();
  await ts.readable.cancel(E);
  await rejects(E, p);
});
test('ts subclass', () => { class T extends TransformStream {} holds(new T().readable instanceof ReadableStream); });
test('ts brand', () => {
  for (const k of ['readable', 'writable']) throws(TypeError, () => Object.getOwnPropertyDescriptor(TransformStream.prototype, k).get.call({}));
});
test('ts flush after transform async', async () => {
  const log = [];
  const ts = new TransformStream({ async transform(x, c) { await turns(20); log.push(x); c.enqueue(x); }, flush() { log.push('f'); } }, undefined, { highWaterMark: 9 });
  const w = ts.writable.getWriter();
  w.write(1);
  w.write(2);
  await w.close();
  alike(log, [1, 2, 'f']);
});
test('ts terminate in start, write rejects', async () => {
  const ts = new TransformStream({ start(c) { c.terminate(); } });
  const w = ts.writable.getWriter();
  await rejects(TypeError, w.write('x'));
});
test('ts cancel not called twice (cancel then close of writer)', async () => {
  let n = 0;
  const ts = new TransformStream({ cancel() { n++; } });
  const w = ts.writable.getWriter();
  const p = ts.readable.cancel(E);
  await rejects(TypeError, w.close()).catch(() => {});
  await p;
  same(n, 1);
});
test('ts writer.closed error from cancel undefined reason', async () => {
  const ts = new TransformStream();
  await ts.readable.cancel(undefined);
  const e = await ts.writable.getWriter().closed.then(() => 'no', (e) => e);
  same(e, undefined);
});
// ---- strategies
test('strategies', () => {
  for (const S of [CountQueuingStrategy, ByteLengthQueuingStrategy]) {
    throws(TypeError, () => new S());
    throws(TypeError, () => new S(null));
    throws(TypeError, () => new S(1));
    throws(TypeError, () => new S(''));
    throws(TypeError, () => new S({}));
    throws(TypeError, () => S({ highWaterMark: 1 }));
    same(new S({ highWaterMark: '4' }).highWaterMark, 4);
    same(new S({ highWaterMark: -4 }).highWaterMark, -4);
    holds(Number.isNaN(new S({ highWaterMark: 'foo' }).highWaterMark));
    throws(TypeError, () => new S({ highWaterMark: 1n }));
    throws(TypeError, () => new S({ highWaterMark: Symbol() }));
    const f = () => {};
    f.highWaterMark = 3;
    same(new S(f).highWaterMark, 3);
    throws(E, () => new S({ get highWaterMark() { throw E; } }));
    same(new S({ highWaterMark: null }).highWaterMark, 0);
    same(S.length, 1);
    class X extends S {} same(new X({ highWaterMark: 1 }).size, new S({ highWaterMark: 1 }).size);
    throws(TypeError, () => { 'use strict'; new S({ highWaterMark: 1 }).highWaterMark = 3; });
  }
});
test('strategy size fn', () => {
  const s = new ByteLengthQueuingStrategy({ highWaterMark: 1 }).size;
  same(s.name, 'size');
  same(s.length, 1);
  same(s({ byteLength: 'x' }), 'x');
  same(s(''), undefined);
  throws(TypeError, () => s(null));
  throws(TypeError, () => s());
  throws(E, () => s({ get byteLength() { throw E; } }));
  const c = new CountQueuingStrategy({ highWaterMark: 1 }).size;
  same(c.length, 0);
  same(c.name, 'size');
  same(c(null), 1);
  throws(TypeError, () => new c());
  holds(!('prototype' in c));
});
test('strategy hwm read once', () => { let n = 0; new CountQueuingStrategy({ get highWaterMark() { n++; return 1; } }); same(n, 1); });

run();
