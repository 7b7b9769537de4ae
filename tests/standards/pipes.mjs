// Pipes: https://streams.spec.whatwg.org/#rs-pipe-to
import { createRequire } from 'node:module';

const { test, same, alike, throws, rejects, turns, run } = createRequire(import.meta.url)('./checks.cjs');

const E = new Error('boo'); E.name = 'error1'; const E2 = new Error('boo2'); E2.name = 'error2';
const rsWith = (...c) => new ReadableStream({ start(x) { for (const v of c) x.enqueue(v); x.close(); } });
// ---- pipeTo
test('pipeTo args', async () => {
  const rs = new ReadableStream();
  await rejects(TypeError, rs.pipeTo());
  await rejects(TypeError, rs.pipeTo({}));
  await rejects(TypeError, rs.pipeTo(new WritableStream(), 1));
  await rejects(TypeError, rs.pipeTo(new WritableStream(), { signal: 1 }));
  await rejects(TypeError, rs.pipeTo(new WritableStream(), { signal: null }));
  await rejects(TypeError, rs.pipeTo(new WritableStream(), { signal: {} }));
  same(rs.locked, false);
});
test('pipeTo option order', async () => {
  const log = [];
  const o = new Proxy({}, { get(t, k) { log.push(k); } });
  const rs = rsWith();
  await rs.pipeTo(new WritableStream(), o);
  alike(log, ['preventAbort', 'preventCancel', 'preventClose', 'signal']);
});
test('pipeTo option getter throws', async () => {
  for (const k of ['preventAbort', 'preventCancel', 'preventClose', 'signal']) await rejects(E, new ReadableStream().pipeTo(new WritableStream(), { get [k]() { throw E; } }));
});
test('pipeTo locked', async () => {
  const rs = new ReadableStream();
  rs.getReader();
  await rejects(TypeError, rs.pipeTo(new WritableStream()));
  const ws = new WritableStream();
  ws.getWriter();
  const r2 = new ReadableStream();
  await rejects(TypeError, r2.pipeTo(ws));
  same(r2.locked, false);
});
test('pipeTo locks', () => { const rs = new ReadableStream(), ws = new WritableStream(); rs.pipeTo(ws); same(rs.locked, true); same(ws.locked, true); });
test('pipeTo result undefined', async () => same(await rsWith(1).pipeTo(new WritableStream()), undefined));
test('pipeTo unlocks', async () => { const rs = rsWith(1), ws = new WritableStream(); await rs.pipeTo(ws); same(rs.locked, false); same(ws.locked, false); });
for (const preventAbort of [false, true, 'a', 0]) test('source errors preventAbort ' + preventAbort, async () => {
  let c, ab = [];
  const rs = new ReadableStream({ start(x) { c = x; } });
  const ws = new WritableStream({ abort(r) { ab.push(r); } });
  const p = rs.pipeTo(ws, { preventAbort });
  c.error(E);
  await rejects(E, p);
  alike(ab, preventAbort ? [] : [E]);
  const w = ws.getWriter();
  if (preventAbort) same(w.desiredSize, 1);
  else await rejects(E, w.closed);
});
test('source already errored', async () => {
  const rs = new ReadableStream({ start(c) { c.error(E); } });
  let ab;
  const ws = new WritableStream({ abort(r) { ab = r; } });
  await rejects(E, rs.pipeTo(ws));
  same(ab, E);
});
test('source errored abort rejects', async () => {
  const rs = new ReadableStream({ start(c) { c.error(E); } });
  const ws = new WritableStream({ abort() { throw E2; } });
  await rejects(E2, rs.pipeTo(ws));
});
test('source errored falsy', async () => {
  for (const v of [undefined, null, false, 0, '']) {
    const rs = new ReadableStream({ start(c) { c.error(v); } });
    const x = await rs.pipeTo(new WritableStream()).then(() => 'res', (e) => e);
    same(x, v);
  }
});
test('source errored dest not writable yet (start pending)', async () => {
  let s;
  const rs = new ReadableStream({ start(c) { c.error(E); } });
  const ws = new WritableStream({ start() { return new Promise((r) => { s = r; }); }, abort() {} });
  let done = 0;
  const p = rs.pipeTo(ws);
  p.catch(() => done++);
  await turns();
  same(done, 0);
  s();
  await rejects(E, p);
});
test('source errors with write pending', async () => {
  let c, res;
  const log = [];
  const rs = new ReadableStream({ start(x) { c = x; x.enqueue(1); } });
  const ws = new WritableStream({ write() { log.push('w'); return new Promise((r) => { res = r; }); }, abort() { log.push('abort'); } });
  const p = rs.pipeTo(ws).catch((e) => { log.push('done'); same(e, E); });
  await turns();
  c.error(E);
  await turns();
  alike(log, ['w']);
  res();
  await p;
  alike(log, ['w', 'abort', 'done']);
});
test('source errors with write pending preventAbort', async () => {
  let c, res;
  const log = [];
  const rs = new ReadableStream({ start(x) { c = x; x.enqueue(1); } });
  const ws = new WritableStream({ write() { log.push('w'); return new Promise((r) => { res = r; }); } });
  const p = rs.pipeTo(ws, { preventAbort: true }).catch((e) => { log.push('done'); });
  await turns();
  c.error(E);
  await turns();
  alike(log, ['w']);
  res();
  await p;
  alike(log, ['w', 'done']);
});
test('dest errored', async () => {
  let can;
  const rs = new ReadableStream({ cancel(r) { can = r; } });
  let c;
  const ws = new WritableStream({ start(x) { c = x; } });
  const p = rs.pipeTo(ws);
  await turns();
  c.error(E);
  await rejects(E, p);
  same(can, E);
});
test('dest errored preventCancel', async () => {
  let can = 'no';
  const rs = new ReadableStream({ cancel(r) { can = r; } });
  let c;
  const ws = new WritableStream({ start(x) { c = x; } });
  c.error(E);
  await rejects(E, rs.pipeTo(ws, { preventCancel: true }));
  same(can, 'no');
  rs.getReader();
});
test('dest errored cancel rejects', async () => {
  const rs = new ReadableStream({ cancel() { throw E2; } });
  let c;
  const ws = new WritableStream({ start(x) { c = x; } });
  c.error(E);
  await rejects(E2, rs.pipeTo(ws));
});
test('dest write errors', async () => {
  let can;
  const rs = new ReadableStream({ start(c) { c.enqueue(1); }, cancel(r) { can = r; } });
  const ws = new WritableStream({ write() { throw E; } });
  await rejects(E, rs.pipeTo(ws));
  same(can, E);
});
test('dest closed', async () => {
  let can;
  const rs = new ReadableStream({ cancel(r) { can = r; } });
  const ws = new WritableStream();
  await ws.close();
  const e = await rejects(TypeError, rs.pipeTo(ws));
  same(can, e);
});
test('dest closing, source closed: both', async () => {
  const rs = rsWith();
  const ws = new WritableStream();
  ws.close();
  await rs.pipeTo(ws).then(() => {}, () => { throw E; });
});
test('dest closed preventCancel', async () => {
  const rs = new ReadableStream({});
  const ws = new WritableStream();
  ws.close();
  await rejects(TypeError, rs.pipeTo(ws, { preventCancel: true }));
  rs.getReader();
});
test('source closes', async () => { let n = 0; const ws = new WritableStream({ close() { n++; } }); await rsWith(1, 2).pipeTo(ws); same(n, 1); });
test('source closes preventClose', async () => {
  let n = 0;
  const ws = new WritableStream({ close() { n++; } });
  await rsWith(1, 2).pipeTo(ws, { preventClose: true });
  same(n, 0);
  same(ws.getWriter().desiredSize, 1);
});
test('source closes, close throws', async () => { await rejects(E, rsWith().pipeTo(new WritableStream({ close() { throw E; } }))); });
test('source closes waits for write preventClose', async () => {
  let res, done = 0;
  const ws = new WritableStream({ write() { return new Promise((r) => { res = r; }); } });
  const p = rsWith(1).pipeTo(ws, { preventClose: true }).then(() => done++);
  await turns();
  same(done, 0);
  res();
  await p;
});
test('source closes, write rejects preventClose', async () => {
  let rej;
  const ws = new WritableStream({ write() { return new Promise((_, r) => { rej = r; }); } });
  const p = rsWith(1).pipeTo(ws, { preventClose: true });
  await turns();
  rej(E);
  await rejects(E, p).catch((e) => { throw e; });
});
// abort signal
test('signal already aborted', async () => {
  let can, ab;
  const rs = new ReadableStream({ cancel(r) { can = r; } });
  const ws = new WritableStream({ abort(r) { ab = r; } });
  const e = await rejects('AbortError', rs.pipeTo(ws, { signal: AbortSignal.abort() }));
  same(can, e);
  same(ab, e);
});
test('signal reason', async () => {
  const rs = new ReadableStream();
  const ws = new WritableStream();
  await rejects(E, rs.pipeTo(ws, { signal: AbortSignal.abort(E) }));
  await rejects(E, ws.getWriter().closed);
  same((await rs.getReader().read()).done, true);
});
test('signal preventAbort/preventCancel', async () => {
  let can = 0, ab = 0;
  const rs = new ReadableStream({ cancel() { can++; } });
  const ws = new WritableStream({ abort() { ab++; } });
  await rejects(E, rs.pipeTo(ws, { signal: AbortSignal.abort(E), preventAbort: true, preventCancel: true }));
  same(can + ab, 0);
  same(rs.locked || ws.locked, false);
});
test('signal cancel rejects', async () => {
  const rs = new ReadableStream({ cancel() { throw E2; } });
  await rejects(E2, rs.pipeTo(new WritableStream(), { signal: AbortSignal.abort(E) }));
});
test('signal abort rejects beats cancel', async () => {
  const rs = new ReadableStream({ cancel() { throw E2; } });
  await rejects(E, rs.pipeTo(new WritableStream({ abort() { throw E; } }), { signal: AbortSignal.abort() }));
});
test('signal abort during write waits', async () => {
  let res;
  const log = [];
  const ac = new AbortController();
  const rs = new ReadableStream({ start(c) { c.enqueue(1); } });
  const ws = new WritableStream({ write() { log.push('w'); return new Promise((r) => { res = r; }); }, abort() { log.push('abort'); } });
  const p = rs.pipeTo(ws, { signal: ac.signal }).catch(() => log.push('done'));
  await turns();
  ac.abort(E);
  await turns();
  alike(log, ['w']);
  res();
  await p;
  alike(log, ['w', 'abort', 'done']);
});
test('signal after done', async () => { const ac = new AbortController(); await rsWith(1).pipeTo(new WritableStream(), { signal: ac.signal }); ac.abort(); });
test('signal on errored both', async () => {
  const rs = new ReadableStream({ start(c) { c.error(E); } });
  await rejects('AbortError', rs.pipeTo(new WritableStream(), { signal: AbortSignal.abort() }));
});
test('signal unsupported brand', async () => {
  await rejects(TypeError, new ReadableStream().pipeTo(new WritableStream(), { signal: Object.create(AbortSignal.prototype) }));
});
// ---- pipeThrough
test('pipeThrough args', () => {
  const rs = new ReadableStream();
  throws(TypeError, () => rs.pipeThrough());
  throws(TypeError, () => rs.pipeThrough(null));
  throws(TypeError, () => rs.pipeThrough({}));
  throws(TypeError, () => rs.pipeThrough({ readable: new ReadableStream() }));
  throws(TypeError, () => rs.pipeThrough({ readable: {}, writable: new WritableStream() }));
  throws(TypeError, () => rs.pipeThrough(new TransformStream(), { signal: 1 }));
  throws(TypeError, () => rs.pipeThrough(1));
  same(rs.locked, false);
});
test('pipeThrough member order', () => {
  const log = [];
  const rs = new ReadableStream();
  const x = { get readable() { log.push('readable'); return new ReadableStream(); }, get writable() { log.push('writable'); return new WritableStream(); } };
  rs.pipeThrough(x, new Proxy({}, { get(t, k) { log.push(k); } }));
  alike(log, ['readable', 'writable', 'preventAbort', 'preventCancel', 'preventClose', 'signal']);
});
test('pipeThrough writable read once each', () => {
  let n = 0;
  new ReadableStream().pipeThrough({ readable: new ReadableStream(), get writable() { n++; return new WritableStream(); } });
  same(n, 1);
});
test('pipeThrough locked', () => {
  const rs = new ReadableStream();
  rs.getReader();
  throws(TypeError, () => rs.pipeThrough(new TransformStream()));
  const ts = new TransformStream();
  ts.writable.getWriter();
  throws(TypeError, () => new ReadableStream().pipeThrough(ts));
});
test('pipeThrough returns readable; rejection handled', async () => {
  const ts = new TransformStream();
  const rs = new ReadableStream({ start(c) { c.error(E); } });
  same(rs.pipeThrough(ts), ts.readable);
  await turns();
});
test('pipeThrough patched pipeTo not called', () => {
  const g = ReadableStream.prototype.pipeTo;
  ReadableStream.prototype.pipeTo = () => { throw E; };
  try { rsWith().pipeThrough(new TransformStream()); } finally { ReadableStream.prototype.pipeTo = g; }
});
// ---- tee
// ---- async iteration
// ---- transferable

run();
