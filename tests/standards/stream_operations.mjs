// Tees, iteration and transfer of streams: https://streams.spec.whatwg.org/#rs-prototype
import { createRequire } from 'node:module';

const { test, same, alike, holds, throws, rejects, turns, run } = createRequire(import.meta.url)('./checks.cjs');

const E = new Error('boo'); E.name = 'error1'; const E2 = new Error('boo2'); E2.name = 'error2';
const rsWith = (...c) => new ReadableStream({ start(x) { for (const v of c) x.enqueue(v); x.close(); } });
// ---- pipeTo
// abort signal
// ---- pipeThrough
// ---- tee
test('tee basics', async () => {
  const rs = rsWith('a', 'b');
  const bs = rs.tee();
  holds(Array.isArray(bs));
  same(bs.length, 2);
  same(rs.locked, true);
  const r1 = bs[0].getReader(), r2 = bs[1].getReader();
  same((await r1.read()).value, 'a');
  same((await r1.read()).value, 'b');
  same((await r2.read()).value, 'a');
  await r1.closed;
});
test('tee locked', () => { const rs = new ReadableStream(); rs.getReader(); throws(TypeError, () => rs.tee()); });
test('tee cancel composite', async () => {
  let got;
  const rs = new ReadableStream({ cancel(r) { got = r; return 5; } });
  const [a, b] = rs.tee();
  const p = b.cancel(2);
  const q = a.cancel(1);
  same(await p, undefined);
  same(await q, undefined);
  alike(got, [1, 2]);
});
test('tee cancel fails', async () => {
  const rs = new ReadableStream({ cancel() { throw E; } });
  const [a, b] = rs.tee();
  const p = a.cancel(), q = b.cancel();
  await rejects(E, p);
  await rejects(E, q);
});
test('tee one canceled continue', async () => {
  let c;
  const rs = new ReadableStream({ start(x) { c = x; } });
  const [a, b] = rs.tee();
  a.cancel();
  c.enqueue(1);
  c.close();
  const r = b.getReader();
  same((await r.read()).value, 1);
  same((await r.read()).done, true);
});
test('tee one canceled, closes resolves cancel', async () => {
  let c;
  const rs = new ReadableStream({ start(x) { c = x; } });
  const [a, b] = rs.tee();
  const p = a.cancel();
  c.close();
  await p;
});
test('tee one canceled, error resolves cancel', async () => {
  let c;
  const rs = new ReadableStream({ start(x) { c = x; } });
  const [a, b] = rs.tee();
  const p = a.cancel();
  c.error(E);
  same(await p, undefined);
  await rejects(E, b.getReader().closed);
});
test('tee error', async () => {
  let c;
  const rs = new ReadableStream({ start(x) { c = x; } });
  const [a, b] = rs.tee();
  c.error(E);
  await rejects(E, a.getReader().read());
  await rejects(E, b.getReader().closed);
});
test('tee enqueue sync reads', async () => {
  let c;
  const rs = new ReadableStream({ start(x) { c = x; } });
  const [a, b] = rs.tee();
  const p = a.getReader().read();
  const q = b.getReader().read();
  c.enqueue(1);
  c.enqueue(2);
  same((await p).value, 1);
  same((await q).value, 1);
});
test('tee pull counts', async () => {
  let n = 0;
  const rs = new ReadableStream({ pull() { n++; } }, { highWaterMark: 0 });
  const [a, b] = rs.tee();
  await turns();
  same(n, 1);
  a.getReader().read();
  b.getReader().read();
  await turns();
  same(n, 1);
});
test('tee pull only if needed', async () => {
  const log = [];
  const rs = new ReadableStream({ pull(c) { log.push('pull'); c.enqueue('x'); } }, { highWaterMark: 0 });
  const [a, b] = rs.tee();
  const ra = a.getReader();
  await turns();
  await ra.read();
  await turns();
  await ra.read();
  await turns();
  alike(log.length, 3);
});
test('tee same chunk not cloned', async () => {
  const o = {};
  const [a, b] = rsWith(o).tee();
  same((await a.getReader().read()).value, o);
  same((await b.getReader().read()).value, o);
});
test('tee byte type preserved? default', () => { const [a] = new ReadableStream().tee(); throws(TypeError, () => a.getReader({ mode: 'byob' })); });
// ---- async iteration
test('iter props', () => {
  const it = new ReadableStream().values();
  const P = Object.getPrototypeOf(it);
  alike(Object.getOwnPropertyNames(P).sort(), ['next', 'return']);
  same(P.next.length, 0);
  same(P.return.length, 1);
  same(P.next.name, 'next');
  same(P.return.name, 'return');
  holds(!('throw' in P));
  same(Object.getPrototypeOf(P), Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype));
  same(P, Object.getPrototypeOf(new ReadableStream()[Symbol.asyncIterator]()));
});
test('iter brand', async () => {
  const P = Object.getPrototypeOf(new ReadableStream().values());
  await rejects(TypeError, P.next.call({}));
  await rejects(TypeError, P.return.call({}));
  await rejects(TypeError, P.next.call(undefined));
});
test('iter locks', () => { const rs = new ReadableStream(); rs.values(); same(rs.locked, true); throws(TypeError, () => rs.values()); });
test('values options', () => {
  throws(TypeError, () => new ReadableStream().values(1));
  throws(TypeError, () => new ReadableStream().values(true));
  new ReadableStream().values(null);
  throws(E, () => new ReadableStream().values({ get preventCancel() { throw E; } }));
});
test('iter break cancels', async () => {
  let can = 'no';
  const rs = new ReadableStream({ start(c) { c.enqueue(1); }, cancel(r) { can = r; } });
  for await (const x of rs) break;
  same(can, undefined);
  same(rs.locked, false);
});
test('iter preventCancel', async () => {
  let can = 'no';
  const rs = new ReadableStream({ start(c) { c.enqueue(1); c.enqueue(2); }, cancel(r) { can = r; } });
  for await (const x of rs.values({ preventCancel: true })) break;
  same(can, 'no');
  same((await rs.getReader().read()).value, 2);
});
test('iter return value', async () => {
  const it = new ReadableStream().values();
  alike(await it.return('x'), { done: true, value: 'x' });
  alike(await it.return('y'), { done: true, value: 'y' });
  alike(await it.next(), { done: true, value: undefined });
});
test('iter return cancel reason', async () => { let got; const it = new ReadableStream({ cancel(r) { got = r; } }).values(); await it.return(E); same(got, E); });
test('iter next after error', async () => {
  const it = new ReadableStream({ start(c) { c.error(E); } }).values();
  await rejects(E, it.next());
  alike(await it.next(), { done: true, value: undefined });
});
test('iter parallel next', async () => {
  const it = rsWith(1, 2).values();
  const r = await Promise.all([it.next(), it.next(), it.next(), it.next()]);
  alike(r.map((x) => x.value ?? 'd'), [1, 2, 'd', 'd']);
});
test('iter next then return', async () => {
  let got;
  const rs = new ReadableStream({ start(c) { c.enqueue(1); }, cancel(r) { got = r; } });
  const it = rs.values();
  const r = await Promise.allSettled([it.next(), it.return('r'), it.next()]);
  alike(r.map((x) => x.value.value), [1, 'r', undefined]);
  same(got, 'r');
});
test('iter next() pending then return waits', async () => {
  let c;
  const rs = new ReadableStream({ start(x) { c = x; } });
  const it = rs.values();
  const log = [];
  it.next().then(() => log.push('n'));
  it.return().then(() => log.push('r'));
  await turns();
  alike(log, []);
  c.enqueue(1);
  await turns();
  alike(log, ['n', 'r']);
});
test('iter cancel rejects', async () => { const it = new ReadableStream({ cancel() { throw E; } }).values(); await rejects(E, it.return()); });
test('iter return twice parallel', async () => {
  const it = new ReadableStream().values();
  alike((await Promise.all([it.return(1), it.return(2)])).map((x) => x.value), [1, 2]);
});
test('iter with acquireReader patched', async () => {
  const D = ReadableStreamDefaultReader.prototype;
  const r = D.read;
  D.read = () => { throw E; };
  try { let n = 0; for await (const x of rsWith(1)) n++; same(n, 1); } finally { D.read = r; }
});
test('iter closed releases', async () => { const rs = rsWith(1); for await (const x of rs); same(rs.locked, false); });
test('iter sync error in pull', async () => {
  const rs = new ReadableStream({ pull() { throw E; } });
  await rejects(E, (async () => { for await (const x of rs); })());
  same(rs.locked, false);
});
test('iter Symbol.asyncIterator own fn', () => {
  same(ReadableStream.prototype[Symbol.asyncIterator].name, 'values');
  const d = Object.getOwnPropertyDescriptor(ReadableStream.prototype, Symbol.asyncIterator);
  same(d.enumerable, false);
  same(d.writable, true);
});
test('iter getIterator on disturbed', async () => {
  const rs = rsWith(1, 2, 3);
  const r = rs.getReader();
  await r.read();
  r.releaseLock();
  const out = [];
  for await (const x of rs) out.push(x);
  alike(out, [2, 3]);
});
test('iter chunk promise value', async () => { const p = Promise.resolve(5); const it = rsWith(p).values(); const { value } = await it.next(); same(value, p); });
// ---- transferable
test('transfer readable', async () => {
  const rs = rsWith('a', { b: 1 });
  const c = structuredClone(rs, { transfer: [rs] });
  same(rs.locked, true);
  holds(c instanceof ReadableStream);
  const r = c.getReader();
  same((await r.read()).value, 'a');
  alike((await r.read()).value, { b: 1 });
  same((await r.read()).done, true);
});
test('transfer transform', async () => {
  const ts = new TransformStream({ transform(x, c) { c.enqueue(x + 1); } });
  const c = structuredClone(ts, { transfer: [ts] });
  const w = c.writable.getWriter();
  w.write(1);
  same((await c.readable.getReader().read()).value, 2);
});
test('transfer locked fails', () => {
  const rs = new ReadableStream();
  rs.getReader();
  throws('DataCloneError', () => structuredClone(rs, { transfer: [rs] }));
  const ws = new WritableStream();
  ws.getWriter();
  throws('DataCloneError', () => structuredClone(ws, { transfer: [ws] }));
  const ts = new TransformStream();
  ts.readable.getReader();
  throws('DataCloneError', () => structuredClone(ts, { transfer: [ts] }));
});
test('clone without transfer', () => {
  throws('DataCloneError', () => structuredClone(new ReadableStream()));
  throws('DataCloneError', () => structuredClone(new WritableStream()));
  throws('DataCloneError', () => structuredClone(new TransformStream()));
});
test('transfer duplicate', () => { const rs = new ReadableStream(); throws('DataCloneError', () => structuredClone(rs, { transfer: [rs, rs] })); });
test('transfer errored', async () => {
  const rs = new ReadableStream({ start(c) { c.error(new TypeError('x')); } });
  const c = structuredClone(rs, { transfer: [rs] });
  const e = await c.getReader().read().catch((e) => e);
  same(e.name, 'TypeError');
});
test('transfer cancel', async () => {
  let got;
  const rs = new ReadableStream({ cancel(r) { got = r; } });
  const c = structuredClone(rs, { transfer: [rs] });
  await c.cancel('why');
  await turns();
  await turns();
  same(got, 'why');
});
test('transfer abort', async () => {
  let got;
  const ws = new WritableStream({ abort(r) { got = r; } });
  const c = structuredClone(ws, { transfer: [ws] });
  await c.abort('why');
  await turns();
  await turns();
  same(got, 'why');
});
test('transfer uncloneable chunk', async () => {
  const rs = new ReadableStream({ start(c) { c.enqueue(() => {}); } });
  const c = structuredClone(rs, { transfer: [rs] });
  await rejects('DataCloneError', c.getReader().read());
});
test('transfer via MessageChannel', async () => {
  const { port1, port2 } = new MessageChannel();
  const rs = rsWith(1);
  const got = new Promise((r) => { port2.onmessage = (e) => r(e.data); });
  port1.postMessage({ rs }, [rs]);
  const d = await got;
  same((await d.rs.getReader().read()).value, 1);
  port1.close();
});

run();
