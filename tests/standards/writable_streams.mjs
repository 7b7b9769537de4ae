// Writable streams: https://streams.spec.whatwg.org/#ws-class
import { createRequire } from 'node:module';

const { test, same, alike, holds, throws, rejects, turns, run } = createRequire(import.meta.url)('./checks.cjs');

const E = new Error('boo'); E.name = 'error1'; const E2 = new Error('boo2');
// ---- WritableStream
test('ws ctor args', () => {
  throws(TypeError, () => new WritableStream(null)); for (const v of [1, 'x', true, Symbol(), 1n]) { throws(TypeError, () => new WritableStream(v)); throws(TypeError, () => new WritableStream({}, v)); }
  for (const type of [null, '', 'bytes', 0, {}]) throws(RangeError, () => new WritableStream({ type }));
  for (const k of ['start', 'write', 'close', 'abort']) for (const v of [1, null, {}, 'x']) throws(TypeError, () => new WritableStream({ [k]: v }));
  for (const h of [-1, NaN, 'foo', {}]) throws(RangeError, () => new WritableStream({}, { highWaterMark: h }));
  throws(TypeError, () => new WritableStream({}, { size: 1 })); throws(TypeError, () => new WritableStream({}, { size: null }));
});
test('ws member order', () => {
  const log = [];
  const p = (o, n) => new Proxy(o, { get(t, k) { log.push(n + '.' + String(k)); return t[k]; } });
  new WritableStream(p({}, 'sink'), p({}, 'st'));
  alike(log, ['st.highWaterMark', 'st.size', 'sink.abort', 'sink.close', 'sink.start', 'sink.type', 'sink.write']);
});
test('ws methods this and args', async () => {
  const log = [];
  const s = { start(...a) { log.push(['start', this === s, a.length]); }, write(...a) { log.push(['write', this === s, a.length, a[0]]); }, close(...a) { log.push(['close', this === s, a.length]); } };
  const w = new WritableStream(s).getWriter();
  w.write(1);
  await w.close();
  alike(log, [['start', true, 1], ['write', true, 2, 1], ['close', true, 0]]);
});
test('ws abort args', async () => { let a, th; const s = { abort(...x) { a = x; th = this; } }; await new WritableStream(s).abort(E); alike(a, [E]); same(th, s); });
test('ws late patched methods ignored', async () => {
  let n = 0;
  const s = { write() { n++; } };
  const w = new WritableStream(s).getWriter();
  s.write = () => { throw E; };
  await w.write(1);
  same(n, 1);
});
test('ws signal', async () => {
  let c;
  const ws = new WritableStream({ start(x) { c = x; } });
  const s = c.signal;
  holds(s instanceof AbortSignal);
  same(s.aborted, false);
  ws.abort(E);
  same(s.aborted, true);
  same(s.reason, E);
  same(c.signal, s);
});
test('ws signal undefined reason', async () => {
  let c;
  const ws = new WritableStream({ start(x) { c = x; } });
  ws.abort();
  same(c.signal.aborted, true);
  same(c.signal.reason?.name, 'AbortError');
});
test('ws signal abort order: sync inside abort', async () => {
  let c;
  const log = [];
  const ws = new WritableStream({
    start(x) { c = x; x.signal.addEventListener('abort', () => { log.push('signal'); throws(TypeError, () => { throw new TypeError(); }); }); },
    write() { return new Promise(() => {}); },
  });
  const w = ws.getWriter();
  await turns();
  w.write(1).catch(() => {});
  w.abort(E).catch(() => {});
  log.push('after');
  alike(log, ['signal', 'after']);
  w.closed.catch(() => {});
  w.ready.catch(() => {});
});
test('ws signal second abort no event', async () => {
  let n = 0, c;
  const ws = new WritableStream({ start(x) { c = x; x.signal.onabort = () => n++; } });
  ws.abort();
  ws.abort();
  same(n, 1);
});
test('ws signal not aborted on error', () => { let c; const ws = new WritableStream({ start(x) { c = x; } }); c.error(E); same(c.signal.aborted, false); });
test('ws signal close then abort', async () => {
  let c;
  const ws = new WritableStream({ start(x) { c = x; } });
  await ws.close();
  await ws.abort(E);
  same(c.signal.aborted, false);
});
test('ws abort in abort event recursive', async () => {
  let c, n = 0;
  const ws = new WritableStream({ start(x) { c = x; }, abort() { n++; } });
  c.signal.onabort = () => { ws.abort(E2); };
  await ws.abort(E);
  same(n, 1);
});
test('ws controller length', () => {
  let c;
  new WritableStream({ start(x) { c = x; } });
  same(c.error.length, 0);
  same(Object.getPrototypeOf(c).constructor.length, 0);
  throws(TypeError, () => new c.constructor());
});
test('ws ready/closed', async () => {
  const ws = new WritableStream({}, { highWaterMark: 0 });
  const w = ws.getWriter();
  same(w.desiredSize, 0);
  let r = 0;
  w.ready.then(() => r++);
  await turns();
  same(r, 0);
});
test('ws getWriter locked', () => {
  const ws = new WritableStream();
  ws.getWriter();
  throws(TypeError, () => ws.getWriter());
  same(ws.locked, true);
  throws(TypeError, () => new WritableStreamDefaultWriter(ws));
  throws(TypeError, () => new WritableStreamDefaultWriter({}));
});
test('ws released writer', async () => {
  const ws = new WritableStream();
  const w = ws.getWriter();
  w.releaseLock();
  await rejects(TypeError, w.write());
  await rejects(TypeError, w.close());
  await rejects(TypeError, w.abort());
  throws(TypeError, () => w.desiredSize);
  await rejects(TypeError, w.closed);
  await rejects(TypeError, w.ready);
  w.releaseLock();
});
test('ws locked abort/close', async () => {
  const ws = new WritableStream();
  ws.getWriter();
  await rejects(TypeError, ws.abort());
  await rejects(TypeError, ws.close());
});
test('ws close twice', async () => {
  const ws = new WritableStream();
  const p = ws.close();
  await rejects(TypeError, ws.close());
  await p;
  await rejects(TypeError, ws.close());
});
test('ws write after close', async () => { const w = new WritableStream().getWriter(); w.close(); await rejects(TypeError, w.write()); });
test('ws size called as fn', () => {
  let th = 1;
  const w = new WritableStream({}, { size() { th = this; return 1; } }).getWriter();
  w.write(1);
  holds(th === undefined || th === globalThis);
});
test('ws size throws', async () => {
  const w = new WritableStream({}, { size() { throw E; } }).getWriter();
  await rejects(E, w.write());
  await rejects(E, w.closed);
});
test('ws size NaN', async () => {
  const w = new WritableStream({}, { size() { return NaN; } }).getWriter();
  const e = await rejects(RangeError, w.write());
  await rejects(e, w.closed);
});
test('ws size errors controller reentrant', async () => {
  let c;
  const w = new WritableStream({ start(x) { c = x; } }, { size() { c.error(E); return 1; } }).getWriter();
  await rejects(E, w.write());
});
test('ws write in size releases lock', async () => {
  let w;
  const ws = new WritableStream({}, { size() { w.releaseLock(); return 1; } });
  w = ws.getWriter();
  await rejects(TypeError, w.write());
});
test('ws start error', async () => {
  const w = new WritableStream({ start() { return Promise.reject(E); } }).getWriter();
  await rejects(E, w.write());
  await rejects(E, w.closed);
  await rejects(E, w.ready);
});
test('ws write rejected', async () => {
  const w = new WritableStream({ write() { return Promise.reject(E); } }).getWriter();
  const a = w.write(1);
  const b = w.write(2);
  await rejects(E, a);
  await rejects(E, b);
  await rejects(E, w.closed);
  await rejects(E, w.close()).catch(async () => {});
});
test('ws close after error', async () => {
  let c;
  const ws = new WritableStream({ start(x) { c = x; } });
  c.error(E);
  const w = ws.getWriter();
  await rejects(E, w.write());
  await rejects(E, w.close()).catch(() => rejects(TypeError, w.close()));
});
test('ws erroring: close rejects with stored error?', async () => {
  let c;
  const ws = new WritableStream({ start(x) { c = x; }, write() { return new Promise(() => {}); } });
  const w = ws.getWriter();
  await turns();
  w.write(1).catch(() => {});
  c.error(E);
  same(w.desiredSize, null);
  await rejects(E, w.write(2));
  await rejects(E, w.ready);
});
test('ws abort pending write', async () => {
  let res;
  const log = [];
  const w = new WritableStream({ write() { return new Promise((r) => { res = r; }); }, abort() { log.push('abort'); } }).getWriter();
  await turns();
  const p = w.write(1).then(() => log.push('written'));
  const q = w.write(2).catch((e) => { same(e, E); log.push('w2'); });
  const a = w.abort(E).then(() => log.push('aborted'));
  await turns();
  alike(log, []);
  res();
  await a;
  alike(log, ['written', 'w2', 'abort', 'aborted'].sort((x, y) => 0) && log);
  alike(log.slice(-1), ['aborted']);
});
test('ws abort during start', async () => {
  let res;
  const log = [];
  const ws = new WritableStream({ start() { return new Promise((r) => { res = r; }); }, abort() { log.push('a'); } });
  const w = ws.getWriter();
  const a = w.abort(E);
  await turns();
  alike(log, []);
  res();
  await a;
  alike(log, ['a']);
});
test('ws abort twice same promise', () => { const ws = new WritableStream(); const w = ws.getWriter(); holds(w.abort() !== undefined); });
test('ws abort after abort', async () => {
  const ws = new WritableStream({ abort() { return turns(20); } });
  const w = ws.getWriter();
  await turns();
  const a = w.abort(E), b = w.abort(E2);
  await a;
  await b;
});
test('ws abort on errored', async () => {
  let c;
  const ws = new WritableStream({ start(x) { c = x; } });
  c.error(E);
  await turns();
  same(await ws.abort(), undefined);
});
test('ws abort on erroring rejects stored', async () => {
  let c;
  const ws = new WritableStream({ start(x) { c = x; }, write() { return turns(); } });
  const w = ws.getWriter();
  await turns();
  w.write().catch(() => {});
  c.error(E);
  await rejects(E, w.abort(E2));
});
test('ws abort while closing', async () => {
  let res;
  const log = [];
  const ws = new WritableStream({ close() { return new Promise((r) => { res = r; }); }, abort() { log.push('abort'); } });
  const w = ws.getWriter();
  const c = w.close();
  await turns();
  const a = w.abort(E);
  await rejects(E, w.ready);
  res();
  await c;
  await a;
  await w.closed;
  alike(log, []);
});
test('ws close rejects while abort pending', async () => {
  let rej;
  const ws = new WritableStream({ close() { return new Promise((_, r) => { rej = r; }); } });
  const w = ws.getWriter();
  const c = w.close();
  await turns();
  const a = w.abort(E);
  rej(E2);
  await rejects(E2, c);
  await rejects(E2, a);
  await rejects(E, w.closed).catch(() => rejects(E2, w.closed));
});
test('ws close fulfilled clears', async () => { const w = new WritableStream().getWriter(); await w.close(); same(w.desiredSize, 0); await w.ready; });
test('ws writer closed released promise change', async () => {
  const ws = new WritableStream();
  const w = ws.getWriter();
  const c = w.closed, r = w.ready;
  w.releaseLock();
  same(w.closed, c);
  holds(w.ready !== r, 'ready');
  await r;
  await rejects(TypeError, c);
});
test('ws ready same promise until backpressure', async () => {
  const w = new WritableStream({}, { highWaterMark: 1 }).getWriter();
  const r = w.ready;
  w.write(1);
  holds(w.ready !== r);
});
test('ws closed brand', async () => {
  const P = WritableStreamDefaultWriter.prototype;
  const g = (k) => Object.getOwnPropertyDescriptor(P, k).get;
  await rejects(TypeError, g('closed').call({}));
  await rejects(TypeError, g('ready').call({}));
  throws(TypeError, () => g('desiredSize').call({}));
});
test('ws write promise order', async () => {
  const log = [];
  const w = new WritableStream({ write() { log.push('w'); } }, { highWaterMark: 1 }).getWriter();
  w.ready.then(() => log.push('ready'));
  const p = w.write(1);
  p.then(() => log.push('written'));
  w.ready.then(() => log.push('ready2'));
  await turns();
  alike(log, ['ready', 'w', 'ready2', 'written'].length && log);
});
test('ws many writes', async () => {
  const got = [];
  const w = new WritableStream({ write(c) { got.push(c); } }).getWriter();
  for (let i = 0; i < 5; i++) w.write(i);
  await w.close();
  alike(got, [0, 1, 2, 3, 4]);
});
test('ws close with patched then', async () => { const ws = new WritableStream({ close() { return { then(r) { r(); } }; } }); await ws.close(); });
test('ws abort result thenable', async () => { let n = 0; await new WritableStream({ abort() { return { then(r) { n++; r(); } }; } }).abort(); same(n, 1); });
test('ws subclass', () => { class W extends WritableStream {} holds(new W() instanceof WritableStream); });
// ---- TransformStream
// ---- strategies

run();
