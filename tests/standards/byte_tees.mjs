// Tees of streams of bytes, and readers that follow each other: https://streams.spec.whatwg.org/#abstract-opdef-readablebytestreamtee
import { createRequire } from 'node:module';

const { test, same, alike, holds, rejects, turns, run } = createRequire(import.meta.url)('./checks.cjs');

const E = new Error('boo'); E.name = 'error1';
const u8 = (...a) => new Uint8Array(a);
// ---- byte streams
test('autoAllocate', async () => {
  let c, q;
  const rs = new ReadableStream({
    type: 'bytes',
    autoAllocateChunkSize: 16,
    pull(x) { q = x.byobRequest; same(q.view.byteLength, 16); q.view[0] = 7; q.respond(1); },
  });
  const { value } = await rs.getReader().read();
  alike(value, u8(7));
  same(value.buffer.byteLength, 16);
});
test('autoAllocate release then byob', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', autoAllocateChunkSize: 16, start(x) { c = x; } });
  const r = rs.getReader();
  const p = r.read();
  await turns();
  const q = c.byobRequest;
  r.releaseLock();
  await rejects(TypeError, p);
  const r2 = rs.getReader({ mode: 'byob' });
  const p2 = r2.read(new Uint8Array(3));
  same(c.byobRequest, q);
  q.view[0] = 5;
  q.respond(1);
  alike((await p2).value, u8(5));
});
test('release byob then enqueue', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const r = rs.getReader({ mode: 'byob' });
  const p = r.read(new Uint8Array(3));
  const q = c.byobRequest;
  r.releaseLock();
  await rejects(TypeError, p);
  const r2 = rs.getReader({ mode: 'byob' });
  const p2 = r2.read(new Uint16Array(1));
  c.enqueue(u8(1, 2));
  same(q.view, null);
  same((await p2).value.byteLength, 2);
  same(c.byobRequest, null);
});
test('release byob then close', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const r = rs.getReader({ mode: 'byob' });
  const p = r.read(new Uint8Array(3));
  const q = c.byobRequest;
  r.releaseLock();
  await rejects(TypeError, p);
  const r2 = rs.getReader({ mode: 'byob' });
  const p2 = r2.read(new Uint8Array(4));
  c.close();
  q.respond(0);
  const x = await p2;
  same(x.done, true);
  same(x.value.buffer.byteLength, 4);
});
test('release with partially filled', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const r = rs.getReader({ mode: 'byob' });
  const p = r.read(new Uint16Array(1));
  c.enqueue(u8(1));
  r.releaseLock();
  await rejects(TypeError, p);
  const r2 = rs.getReader();
  const p2 = r2.read();
  c.enqueue(u8(2));
  alike((await p2).value, u8(1));
  alike((await r2.read()).value, u8(2));
});
test('byte tee', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const [a, b] = rs.tee();
  const ra = a.getReader({ mode: 'byob' }), rb = b.getReader();
  c.enqueue(u8(1, 2));
  alike((await rb.read()).value, u8(1, 2));
  alike((await ra.read(new Uint8Array(5))).value, u8(1, 2));
});
test('byte tee copies', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const [a, b] = rs.tee();
  const ra = a.getReader(), rb = b.getReader();
  c.enqueue(u8(1, 2));
  const x = (await ra.read()).value, y = (await rb.read()).value;
  holds(x.buffer !== y.buffer);
});
test('byte tee error', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const [a, b] = rs.tee();
  const ra = a.getReader({ mode: 'byob' }), rb = b.getReader({ mode: 'byob' });
  const p = [ra.read(u8(1)), rb.read(u8(1))];
  c.error(E);
  await rejects(E, p[0]);
  await rejects(E, p[1]);
  await rejects(E, ra.closed);
});
test('byte tee close with pending byob', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const [a, b] = rs.tee();
  const ra = a.getReader({ mode: 'byob' }), rb = b.getReader({ mode: 'byob' });
  const p = [ra.read(u8(1, 2)), rb.read(u8(1))];
  await turns();
  c.close();
  c.byobRequest?.respond(0);
  const x = await p[0];
  same(x.done, true);
  same(x.value.byteLength, 0);
  same(x.value.buffer.byteLength, 2);
  same((await p[1]).done, true);
});
test('byte tee cancel both', async () => {
  let got;
  const rs = new ReadableStream({ type: 'bytes', cancel(r) { got = r; } });
  const [a, b] = rs.tee();
  const p = a.cancel(1);
  await b.cancel(2);
  await p;
  alike(got, [1, 2]);
});
test('byte tee cancel during byob read', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const [a, b] = rs.tee();
  const ra = a.getReader({ mode: 'byob' }), rb = b.getReader({ mode: 'byob' });
  const p = ra.read(u8(1));
  const q = rb.read(u8(1));
  await turns();
  const cp = rb.cancel();
  const x = await q;
  same(x.value, undefined);
  c.byobRequest.view[0] = 9;
  c.byobRequest.respond(1);
  alike((await p).value, u8(9));
});
test('byte tee pulls with byobRequest of branch', async () => {
  const rs = new ReadableStream({ type: 'bytes', pull(c) { const q = c.byobRequest; holds(q, 'req'); q.view.fill(3); q.respond(q.view.byteLength); } });
  const [a, b] = rs.tee();
  const r = await a.getReader({ mode: 'byob' }).read(new Uint8Array(3));
  alike(r.value, u8(3, 3, 3));
  alike((await b.getReader().read()).value, u8(3, 3, 3));
});
test('byte tee chunks identical branch2 read via autoAllocate', async () => {
  const rs = new ReadableStream({ type: 'bytes', autoAllocateChunkSize: 4, pull(c) { c.byobRequest.view[0] = 1; c.byobRequest.respond(1); } });
  const [a, b] = rs.tee();
  alike((await a.getReader().read()).value, u8(1));
  alike((await b.getReader().read()).value, u8(1));
});
test('byte tee desiredSize/hwm 0: no pull until read', async () => {
  let n = 0;
  const rs = new ReadableStream({ type: 'bytes', pull() { n++; } });
  rs.tee();
  await turns();
  same(n, 0);
});
test('byte tee then release mid-read reader change', async () => {
  let c;
  const rs = new ReadableStream({ type: 'bytes', start(x) { c = x; } });
  const [a, b] = rs.tee();
  const r1 = a.getReader();
  const p = r1.read();
  await turns();
  r1.releaseLock();
  await rejects(TypeError, p);
  const r2 = a.getReader({ mode: 'byob' });
  const p2 = r2.read(u8(0, 0));
  c.enqueue(u8(4));
  alike((await p2).value, u8(4));
  alike((await b.getReader().read()).value, u8(4));
});

run();
