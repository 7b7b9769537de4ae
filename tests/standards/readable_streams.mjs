// Readable streams and `ReadableStream.from`: https://streams.spec.whatwg.org/#rs-class
import { createRequire } from 'node:module';

const { test, same, alike, holds, throws, rejects, turns, run } = createRequire(import.meta.url)('./checks.cjs');

const E = new Error('boo'); E.name = 'error1';
// ---- ReadableStream constructor
test('rs ctor null source', () => throws(TypeError, () => new ReadableStream(null)));
test('rs ctor order of member reads', () => {
  const log = []; const p = (o, n) => new Proxy(o, { get(t, k) { log.push(n + '.' + String(k)); return t[k]; } });
  new ReadableStream(p({}, 'source'), p({}, 'strategy'));
  alike(log, ['strategy.highWaterMark', 'strategy.size', 'source.autoAllocateChunkSize', 'source.cancel', 'source.pull', 'source.start', 'source.type']);
});
test('rs ctor size throws before source', () => { throws(E, () => new ReadableStream({ get start() { throw new Error('no'); } }, { get size() { throw E; } })); });
test('rs type getter toString', () => { throws(E, () => new ReadableStream({ type: { toString() { throw E; } } })); });
test('rs type invalid', () => { for (const type of [null, '', 'asdf', {}, 'BYTES', 0]) throws(TypeError, () => new ReadableStream({ type })); });
test('rs start not callable', () => {
  for (const k of ['start', 'pull', 'cancel']) for (const v of [1, 'x', null, {}]) throws(TypeError, () => new ReadableStream({ [k]: v }));
});
test('rs strategy invalid hwm', () => {
  for (const h of [-1, -Infinity, NaN, 'foo', {}]) throws(RangeError, () => new ReadableStream({}, { highWaterMark: h }));
  throws(TypeError, () => new ReadableStream({}, { highWaterMark: 1n }));
  throws(TypeError, () => new ReadableStream({}, { highWaterMark: Symbol() }));
});
test('rs strategy hwm null ok', () => {
  new ReadableStream({}, { highWaterMark: null });
  new ReadableStream({}, { highWaterMark: Infinity });
  new ReadableStream({}, null);
});
test('rs strategy not object', () => { for (const v of [1, 'a', true, Symbol(), 1n]) throws(TypeError, () => new ReadableStream({}, v)); });
test('rs source not object', () => { for (const v of [1, 'a', true, Symbol(), 1n]) throws(TypeError, () => new ReadableStream(v)); });
test('rs size not callable', () => { for (const v of [1, 'a', true, null, {}]) throws(TypeError, () => new ReadableStream({}, { size: v })); });
test('rs bytes with size', () => {
  throws(RangeError, () => new ReadableStream({ type: 'bytes' }, { size() {} }));
  throws(RangeError, () => new ReadableStream({ type: 'bytes' }, new CountQueuingStrategy({ highWaterMark: 1 })));
});
test('rs autoAllocateChunkSize', () => {
  throws(TypeError, () => new ReadableStream({ type: 'bytes', autoAllocateChunkSize: 0 }));
  throws(TypeError, () => new ReadableStream({ autoAllocateChunkSize: -1, type: 'bytes' }));
  throws(TypeError, () => new ReadableStream({ autoAllocateChunkSize: NaN, type: 'bytes' }));
  throws(TypeError, () => new ReadableStream({ autoAllocateChunkSize: Infinity, type: 'bytes' }));
  throws(TypeError, () => new ReadableStream({ autoAllocateChunkSize: 1n, type: 'bytes' }));
  throws(TypeError, () => new ReadableStream({ autoAllocateChunkSize: null, type: 'bytes' }));
  throws(TypeError, () => new ReadableStream({ autoAllocateChunkSize: 'x', type: 'bytes' }));
});
test('rs autoAllocateChunkSize converted without bytes type', () => {
  throws(TypeError, () => new ReadableStream({ autoAllocateChunkSize: -1 }));
  new ReadableStream({ autoAllocateChunkSize: 0 });
});
test('rs start throws', () => throws(E, () => new ReadableStream({ start() { throw E; } })));
test('rs start rejects', async () => {
  const rs = new ReadableStream({ start() { return Promise.reject(E); } });
  const r = rs.getReader();
  await rejects(E, r.read());
  await rejects(E, r.closed);
});
test('rs start this', async () => { let th; const src = { start() { th = this; } }; new ReadableStream(src); same(th, src); });
test('rs start thenable', async () => {
  let got;
  const rs = new ReadableStream({ start(c) { return { then(res) { got = 1; res(); } }; }, pull(c) { c.enqueue(1); } });
  const r = await rs.getReader().read();
  same(got, 1);
  same(r.value, 1);
});
test('rs length/name', () => {
  same(ReadableStream.length, 0);
  same(ReadableStream.from.length, 1);
  same(ReadableStream.prototype.pipeTo.length, 1);
  same(ReadableStream.prototype.pipeThrough.length, 1);
  same(ReadableStream.prototype.values.length, 0);
  same(ReadableStream.prototype[Symbol.asyncIterator], ReadableStream.prototype.values);
});
test('rs getReader mode', () => {
  const rs = new ReadableStream();
  for (const mode of ['', null, 'BYOB', 'asdf', 0]) throws(TypeError, () => rs.getReader({ mode }));
  throws(E, () => rs.getReader({ get mode() { throw E; } }));
  throws(TypeError, () => rs.getReader(1)); throws(TypeError, () => rs.getReader('x'));
  throws(TypeError, () => rs.getReader({ mode: 'byob' }));
  same(rs.locked, false);
  rs.getReader(null).releaseLock(); rs.getReader(() => {}).releaseLock();
});
test('patched getReader not used', async () => {
  const g = ReadableStream.prototype.getReader; ReadableStream.prototype.getReader = () => { throw new Error('no'); };
  try { const rs = new ReadableStream({ start(c) { c.enqueue(1); c.close(); } }); const [a] = rs.tee(); let n = 0; for await (const x of a) n++; same(n, 1); } finally { ReadableStream.prototype.getReader = g; }
});
test('pull on start', async () => { let n = 0; new ReadableStream({ pull() { n++; } }); same(n, 0); await 0; await 0; same(n, 1); });
test('pull called with controller, this', async () => {
  let th, args;
  const s = { pull(...a) { th = this; args = a; } };
  new ReadableStream(s);
  await turns();
  same(th, s);
  same(args.length, 1);
  same(args[0].constructor.name, 'ReadableStreamDefaultController');
});
test('cancel reason and this', async () => {
  let th, args;
  const s = { cancel(...a) { th = this; args = a; } };
  await new ReadableStream(s).cancel(E);
  same(th, s);
  alike(args, [E]);
});
test('cancel result undefined', async () => { same(await new ReadableStream({ cancel() { return 5; } }).cancel(), undefined); });
test('cancel on locked', async () => { const rs = new ReadableStream(); rs.getReader(); await rejects(TypeError, rs.cancel()); });
test('cancel brand', async () => {
  await rejects(TypeError, ReadableStream.prototype.cancel.call({}));
  await rejects(TypeError, ReadableStream.prototype.pipeTo.call({}));
  throws(TypeError, () => ReadableStream.prototype.tee.call({}));
  throws(TypeError, () => ReadableStream.prototype.pipeThrough.call({}, { readable: new ReadableStream, writable: new WritableStream }));
});
test('cancel throws', async () => { await rejects(E, new ReadableStream({ cancel() { throw E; } }).cancel()); });
test('size function called without this', () => {
  let th = 1;
  new ReadableStream({ start(c) { c.enqueue(1); } }, { size() { 'use strict'; th = this; return 1; }, highWaterMark: 2 });
  same(th, undefined);
});
test('size returns invalid', () => {
  for (const v of [NaN, -Infinity, +Infinity, -1]) {
    let c;
    const rs = new ReadableStream({ start(x) { c = x; } }, { size() { return v; }, highWaterMark: 5 });
    throws(RangeError, () => c.enqueue(1));
    throws(TypeError, () => c.enqueue(1));
  }
});
test('size invalid errors stream', async () => {
  let c;
  const rs = new ReadableStream({ start(x) { c = x; } }, { size() { return -1; }, highWaterMark: 5 });
  let e;
  try { c.enqueue(1); } catch (x) { e = x; } await rejects(e, rs.getReader().read());
});
test('size throws', async () => {
  let c;
  const rs = new ReadableStream({ start(x) { c = x; } }, { size() { throw E; }, highWaterMark: 5 });
  throws(E, () => c.enqueue(1));
  await rejects(E, rs.getReader().closed);
});
test('size called once reentrant close', () => {
  let c;
  const rs = new ReadableStream({ start(x) { c = x; } }, { size() { c.error(E); return 1; }, highWaterMark: 5 });
  c.enqueue(1);
});
test('size not called if pending read', async () => {
  let c, n = 0;
  const rs = new ReadableStream({ start(x) { c = x; } }, { size() { n++; return 1; }, highWaterMark: 5 });
  const p = rs.getReader().read();
  c.enqueue(1);
  await p;
  same(n, 0);
});
test('desiredSize', () => {
  let c;
  const rs = new ReadableStream({ start(x) { c = x; } }, { highWaterMark: 3 });
  same(c.desiredSize, 3);
  c.enqueue(1);
  same(c.desiredSize, 2);
  c.close();
  same(c.desiredSize, 2);
});
test('desiredSize closed errored', () => {
  let c;
  new ReadableStream({ start(x) { c = x; } });
  c.close();
  same(c.desiredSize, 0);
  new ReadableStream({ start(x) { c = x; } });
  c.error();
  same(c.desiredSize, null);
});
test('close twice', () => {
  let c;
  new ReadableStream({ start(x) { c = x; } });
  c.close();
  throws(TypeError, () => c.close());
  throws(TypeError, () => c.enqueue());
  c.error();
});
test('enqueue after error', () => {
  let c;
  new ReadableStream({ start(x) { c = x; } });
  c.error();
  throws(TypeError, () => c.enqueue());
  throws(TypeError, () => c.close());
  c.error();
});
test('then getter on Object.prototype sees reads', async () => {
  const rs = new ReadableStream({ start(c) { c.enqueue(1); } }); const reader = rs.getReader();
  let got; Object.defineProperty(Object.prototype, 'then', { configurable: true, get() { got = this; } });
  let p; try { p = reader.read(); } finally { delete Object.prototype.then; }
  const r = await p; same(got, r);
});
test('patched then of Object.prototype does not break tee / pipe / iterate', async () => {
  const rs = new ReadableStream({ start(c) { c.enqueue('a'); c.close(); } });
  const chunks = []; const ws = new WritableStream({ write(c) { chunks.push(c); } });
  Object.prototype.then = function (f) { delete Object.prototype.then; f({ done: false, value: 'evil' }); };
  let p; try { p = rs.pipeTo(ws); await new Promise(r => setTimeout(r)); } finally { delete Object.prototype.then; }
  await p; alike(chunks, ['a']);
});
test('closed replaced at release', async () => {
  const rs = new ReadableStream();
  const r = rs.getReader();
  const c = r.closed;
  r.releaseLock();
  if (r.closed !== c) {} await rejects(TypeError, c);
  await rejects(TypeError, r.closed);
  same(c, r.closed, 'same promise if pending');
});
test('closed replaced when closed', async () => {
  const rs = new ReadableStream({ start(c) { c.close(); } });
  const r = rs.getReader();
  const c = r.closed;
  r.releaseLock();
  holds(r.closed !== c);
  await c;
  await rejects(TypeError, r.closed);
});
test('release with pending reads', async () => {
  const rs = new ReadableStream();
  const r = rs.getReader();
  const a = r.read(), b = r.read();
  r.releaseLock();
  await rejects(TypeError, a);
  await rejects(TypeError, b);
  same(rs.locked, false);
  rs.getReader();
});
test('release error identity', async () => {
  const rs = new ReadableStream();
  const r = rs.getReader();
  const a = r.read(), b = r.read();
  r.releaseLock();
  const e1 = await a.catch(e => e), e2 = await b.catch(e => e), e3 = await r.closed.catch(e => e);
  same(e1, e2);
});
test('closed unhandled', async () => { const rs = new ReadableStream({ start(c) { c.error(E); } }); rs.getReader(); await turns(); });
test('read promise order vs closed', async () => {
  const log = [];
  let c;
  const rs = new ReadableStream({ start(x) { c = x; } });
  const r = rs.getReader();
  r.closed.then(() => log.push('closed'));
  r.read().then(() => log.push('read'));
  c.close();
  await turns();
  alike(log, ['closed', 'read']);
});
test('errored order read vs closed', async () => {
  const log = [];
  let c;
  const rs = new ReadableStream({ start(x) { c = x; } });
  const r = rs.getReader();
  r.closed.catch(() => log.push('closed'));
  r.read().catch(() => log.push('read'));
  c.error(E);
  await turns();
  alike(log, ['closed', 'read']);
});
test('cancel while pulling', async () => {
  let n = 0, c;
  const rs = new ReadableStream({ pull(x) { n++; c = x; return new Promise(() => {}); }, cancel() {} });
  await turns();
  await rs.cancel();
  same(n, 1);
  throws(TypeError, () => c.enqueue(1));
});
test('pull again after pull promise', async () => {
  let n = 0;
  const rs = new ReadableStream({ pull(c) { n++; c.enqueue(n); return n === 1 ? turns() : undefined; } }, { highWaterMark: 4 });
  await turns(20);
  same(n, 4);
});
test('pull rejects', async () => { const rs = new ReadableStream({ pull() { return Promise.reject(E); } }); await rejects(E, rs.getReader().closed); });
test('pull throws', async () => { const rs = new ReadableStream({ pull() { throw E; } }); await rejects(E, rs.getReader().read()); });
test('subclass', () => {
  class S extends ReadableStream { foo() { return 1; } } const s = new S();
  same(s.foo(), 1);
  same(s.tee()[0].constructor, ReadableStream);
});
test('controllers cannot be constructed', () => {
  let c;
  new ReadableStream({ start(x) { c = x; } });
  throws(TypeError, () => new c.constructor(new ReadableStream()));
  throws(TypeError, () => new c.constructor());
});
test('reader ctor', () => {
  throws(TypeError, () => new ReadableStreamDefaultReader());
  throws(TypeError, () => new ReadableStreamDefaultReader({}));
  const rs = new ReadableStream();
  new ReadableStreamDefaultReader(rs);
  throws(TypeError, () => new ReadableStreamDefaultReader(rs));
});
// ---- from
test('from iterables', async () => {
  for (const it of [['a', 'b'], new Set(['a', 'b']), (function* () { yield 'a'; yield 'b'; })(), (async function* () { yield 'a'; yield 'b'; })(), 'ab', [Promise.resolve('a'), Promise.resolve('b')], Object('ab')]) {
    const r = ReadableStream.from(it).getReader(); alike([(await r.read()).value, (await r.read()).value, (await r.read()).done], ['a', 'b', true]);
  }
});
test('from throws', () => {
  for (const v of [null, undefined, 0, NaN, true, {}, Object.create(null), () => {}, Symbol(), { [Symbol.iterator]: 1 }, { [Symbol.asyncIterator]: {} }, { [Symbol.asyncIterator]: 0, [Symbol.iterator]() { return [][Symbol.iterator](); } }]) throws(TypeError, () => ReadableStream.from(v));
});
test('from asyncIterator null falls to iterator', async () => {
  const r = ReadableStream.from({ [Symbol.asyncIterator]: null, *[Symbol.iterator]() { yield 1; } }).getReader();
  same((await r.read()).value, 1);
});
test('from asyncIterator getter read once', () => {
  let n = 0;
  ReadableStream.from({ get [Symbol.asyncIterator]() { n++; return async function* () {}; } });
  same(n, 1);
});
test('from getter throws', () => {
  throws(E, () => ReadableStream.from({ get [Symbol.asyncIterator]() { throw E; } }));
  throws(E, () => ReadableStream.from({ get [Symbol.iterator]() { throw E; } }));
  throws(E, () => ReadableStream.from({ [Symbol.iterator]() { throw E; } }));
});
test('from next getter throws', () => { throws(E, () => ReadableStream.from({ [Symbol.iterator]() { return { get next() { throw E; } }; } })); });
test('from iterator non object', () => {
  throws(TypeError, () => ReadableStream.from({ [Symbol.iterator]() { return 1; } }));
  throws(TypeError, () => ReadableStream.from({ [Symbol.asyncIterator]() { return 1; } }));
});
test('from function iterator', async () => {
  const f = () => {};
  f.next = () => ({ done: true });
  const rs = ReadableStream.from({ [Symbol.iterator]() { return f; } });
  same((await rs.getReader().read()).done, true);
});
test('from next not called early', async () => {
  let n = 0;
  const rs = ReadableStream.from({ async *[Symbol.asyncIterator]() { n++; yield 1; } });
  await turns();
  same(n, 0);
  await rs.getReader().read();
  same(n, 1);
});
test('from next called with no args', async () => {
  let args;
  const rs = ReadableStream.from({ [Symbol.asyncIterator]() { return { next(...a) { args = a; return { done: true }; } }; } });
  await rs.getReader().read();
  alike(args, []);
});
test('from next throws', async () => {
  const rs = ReadableStream.from({ [Symbol.asyncIterator]() { return { next() { throw E; } }; } });
  const r = rs.getReader();
  await rejects(E, r.read());
  await rejects(E, r.closed);
});
test('from next rejects', async () => {
  const rs = ReadableStream.from({ [Symbol.asyncIterator]() { return { async next() { throw E; } }; } });
  const r = rs.getReader();
  await rejects(E, r.read());
});
test('from next non-object', async () => {
  for (const v of [1, undefined, null, 'x', Symbol()]) {
    const rs = ReadableStream.from({ [Symbol.asyncIterator]() { return { async next() { return v; } }; } });
    await rejects(TypeError, rs.getReader().read());
    const r2 = ReadableStream.from({ [Symbol.iterator]() { return { next() { return v; } }; } });
    await rejects(TypeError, r2.getReader().read());
  }
});
test('from next function result', async () => {
  const f = () => {};
  f.done = true;
  const rs = ReadableStream.from({ [Symbol.asyncIterator]() { return { async next() { return f; } }; } });
  same((await rs.getReader().read()).done, true);
});
test('from next not callable', async () => {
  const rs = ReadableStream.from({ [Symbol.asyncIterator]() { return { next: 1 }; } });
  await rejects(TypeError, rs.getReader().read());
});
test('from cancel', async () => {
  let args, th;
  const it = { next: () => ({ value: 1, done: false }), return(...a) { args = a; th = this; return {}; } };
  const rs = ReadableStream.from({ [Symbol.asyncIterator]() { return it; } });
  same(await rs.cancel(E), undefined);
  alike(args, [E]);
  same(th, it);
});
test('from cancel return missing / null', async () => {
  for (const v of [undefined, null]) {
    const rs = ReadableStream.from({ [Symbol.asyncIterator]() { return { next() {}, return: v }; } });
    same(await rs.cancel(), undefined);
  }
});
test('from cancel return not callable', async () => {
  const rs = ReadableStream.from({ [Symbol.asyncIterator]() { return { next() {}, return: 42 }; } });
  await rejects(TypeError, rs.cancel());
});
test('from cancel return throws / rejects / nonobject', async () => {
  let rs = ReadableStream.from({ [Symbol.asyncIterator]() { return { next() {}, return() { throw E; } }; } }); await rejects(E, rs.cancel());
  rs = ReadableStream.from({ [Symbol.asyncIterator]() { return { next() {}, async return() { throw E; } }; } }); await rejects(E, rs.cancel());
  rs = ReadableStream.from({ [Symbol.asyncIterator]() { return { next() {}, async return() { return 42; } }; } }); await rejects(TypeError, rs.cancel());
  rs = ReadableStream.from({ [Symbol.asyncIterator]() { return { next() {}, get return() { throw E; } }; } }); await rejects(E, rs.cancel());
  rs = ReadableStream.from({ [Symbol.iterator]() { return { next() {}, return() { return 42; } }; } }); await rejects(TypeError, rs.cancel());
});
test('from cancel sync iterable return with promise value', async () => {
  const rs = ReadableStream.from({ [Symbol.iterator]() { return { next() { return { value: 1 }; }, return() { return { value: Promise.reject(E) }; } }; } });
  await rejects(E, rs.cancel());
});
test('from sync value rejected promise', async () => {
  let closed = 0;
  const rs = ReadableStream.from({
    [Symbol.iterator]() { return { next() { return { value: Promise.reject(E), done: false }; }, return() { closed++; return {}; } }; },
  });
  await rejects(E, rs.getReader().read());
  same(closed, 1, 'iterator closed');
});
test('from sync value thenable chunk', async () => { const rs = ReadableStream.from([{ then(r) { r('x'); } }]); same((await rs.getReader().read()).value, 'x'); });
test('from sync return value done thenable', async () => {
  const rs = ReadableStream.from({ [Symbol.iterator]() { return { next() { return { value: Promise.resolve(1), done: true }; } }; } });
  same((await rs.getReader().read()).value, undefined);
});
test('from readable stream', async () => {
  const rs = new ReadableStream({ start(c) { c.enqueue(1); c.close(); } });
  const r = ReadableStream.from(rs);
  holds(r !== rs);
  holds(rs.locked);
  same((await r.getReader().read()).value, 1);
});
test('from cancel before read calls return without next', async () => {
  const log = [];
  const it = { next() { log.push('next'); return { done: true }; }, return() { log.push('return'); return {}; } };
  const rs = ReadableStream.from({ [Symbol.asyncIterator]() { return it; } });
  await rs.cancel();
  alike(log, ['return']);
});
test('from pull result done getter order', async () => {
  const log = [];
  const rs = ReadableStream.from({
    [Symbol.asyncIterator]() { return { async next() { return { get done() { log.push('done'); return false; }, get value() { log.push('value'); return 1; } }; } }; },
  });
  await rs.getReader().read();
  alike(log, ['done', 'value']);
});
test('from next patched later not used', async () => {
  const it = { next: async () => ({ value: 1, done: false }) };
  const rs = ReadableStream.from({ [Symbol.asyncIterator]: () => it });
  it.next = () => { throw E; };
  same((await rs.getReader().read()).value, 1);
});
test('from return read at cancel', async () => {
  const it = { next: async () => ({ value: 1, done: false }) };
  const rs = ReadableStream.from({ [Symbol.asyncIterator]: () => it });
  let n = 0;
  it.return = async () => { n++; return {}; };
  await rs.cancel();
  same(n, 1);
});
test('from array push during read', async () => {
  const a = [1];
  const r = ReadableStream.from(a).getReader();
  same((await r.read()).value, 1);
  a.push(2);
  same((await r.read()).value, 2);
});
test('from desired: pull only when read', async () => {
  let n = 0;
  const rs = ReadableStream.from({ [Symbol.iterator]() { return { next() { n++; return { value: n }; } }; } });
  const r = rs.getReader();
  await r.read();
  await turns();
  same(n, 1);
});
test('from reading during next (concurrent reads)', async () => {
  const r = ReadableStream.from((async function* () { yield 1; yield 2; })()).getReader();
  const [a, b, c] = await Promise.all([r.read(), r.read(), r.read()]);
  alike([a.value, b.value, c.done], [1, 2, true]);
});

run();
