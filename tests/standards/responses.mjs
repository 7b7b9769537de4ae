// Responses and bodies: https://fetch.spec.whatwg.org/#response-class
import { createRequire } from 'node:module';

const { test, same, alike, holds, throws, rejects, turns, run } = createRequire(import.meta.url)('./checks.cjs');

const E = new Error('boo');
const u8 = (...a) => new Uint8Array(a);
// ---- Headers
// ---- Request
// ---- Response
test('Response basics', () => {
  const r = new Response();
  same(r.status, 200);
  same(r.statusText, '');
  same(r.ok, true);
  same(r.type, 'default');
  same(r.url, '');
  same(r.redirected, false);
  same(r.body, null);
});
test('Response statusText', () => {
  for (const s of ['\n', '\0', 'Ā', '\x7f']) throws(TypeError, () => new Response('', { statusText: s }));
  same(new Response('', { statusText: 'é \t' }).statusText, 'é \t');
});
test('Response init', () => {
  throws(TypeError, () => new Response('', 1));
  new Response('', null);
  const log = [];
  new Response(null, new Proxy({}, { get(_, k) { log.push(k); } }));
  alike(log, ['headers', 'status', 'statusText']);
  throws(TypeError, () => new Response(Symbol()));
  throws(E, () => new Response({ toString() { throw E; } }));
});
test('Response.error', () => {
  const r = Response.error();
  same(r.type, 'error');
  same(r.status, 0);
  same(r.ok, false);
  same(r.body, null);
  throws(TypeError, () => r.headers.append('a', 'b'));
  throws(TypeError, () => r.headers.set('a', 'b'));
  throws(TypeError, () => r.headers.delete('a'));
  same(Response.error.length, 0);
});
test('Response.redirect', () => {
  for (const s of [301, 302, 303, 307, 308]) { const r = Response.redirect('http://a/b c#d', s); same(r.status, s); same(r.headers.get('location'), 'http://a/b%20c#d'); same(r.type, 'default'); throws(TypeError, () => r.headers.set('a', 'b')); } same(Response.redirect('http://a').status, 302);
  for (const s of [200, 300, 304, 309, 0]) throws(RangeError, () => Response.redirect('http://a', s));
  throws(TypeError, () => Response.redirect('http://:'));
  throws(TypeError, () => Response.redirect('/x'));
  throws(TypeError, () => Response.redirect());
  same(Response.redirect.length, 1);
});
test('Response.json', async () => {
  const r = Response.json({ a: 1 });
  same(r.headers.get('content-type'), 'application/json');
  same(await r.text(), '{"a":1}');
  throws(TypeError, () => Response.json(Symbol()));
  throws(TypeError, () => Response.json(undefined));
  throws(TypeError, () => Response.json());
  const c = {};
  c.c = c;
  throws(TypeError, () => Response.json(c));
  throws(E, () => Response.json({ toJSON() { throw E; } }));
  same(Response.json(1, { status: 404, headers: { 'content-type': 'q' } }).headers.get('content-type'), 'q');
  throws(TypeError, () => Response.json(1, { status: 204 }));
  throws(RangeError, () => Response.json(1, { status: 1 }));
  same(Response.json.length, 1);
});
test('Response clone', async () => {
  const r = new Response('x', { status: 201, statusText: 's', headers: { a: 'b' } });
  const c = r.clone();
  same(c.status, 201);
  same(c.statusText, 's');
  same(c.headers.get('a'), 'b');
  c.headers.set('a', 'z');
  same(r.headers.get('a'), 'b');
  same(await c.text() + await r.text(), 'xx');
  throws(TypeError, () => r.clone());
  const l = new Response('x');
  l.body.getReader();
  throws(TypeError, () => l.clone());
  const e = Response.error().clone();
  same(e.type, 'error');
  throws(TypeError, () => e.headers.set('a', 'b'));
});
test('Response clone body independent chunks', async () => {
  const b = u8(1, 2, 3);
  const r = new Response(new ReadableStream({ start(c) { c.enqueue(b); c.close(); } }));
  const c = r.clone();
  const x = (await r.body.getReader().read()).value, y = (await c.body.getReader().read()).value;
  holds(x.buffer !== y.buffer, 'buffers');
});
test('body methods', async () => {
  for (const m of ['text', 'json', 'arrayBuffer', 'blob', 'bytes']) { const r = new Response('[1]'); const v = await r[m](); same(r.bodyUsed, true); await rejects(TypeError, r[m]()); if (m === 'bytes') same(v.constructor, Uint8Array); } await rejects(TypeError, new Response('x').formData());
  await rejects(SyntaxError, new Response('x').json());
});
test('body brand', async () => {
  for (const C of [Request, Response]) for (const m of ['text', 'json', 'arrayBuffer', 'blob', 'bytes', 'formData']) await rejects(TypeError, C.prototype[m].call({}));
});
test('body locked', async () => {
  const r = new Response('x');
  r.body.getReader();
  same(r.bodyUsed, false);
  await rejects(TypeError, r.text());
  const r2 = new Response('x');
  r2.body.cancel();
  same(r2.bodyUsed, true);
  await rejects(TypeError, r2.text());
});
test('body stream bad chunks', async () => {
  for (const c of [undefined, null, 'x', 1, [], new ArrayBuffer(1), {}]) for (const m of ['text', 'arrayBuffer', 'json', 'blob', 'bytes']) {
    const r = new Response(new ReadableStream({ start(k) { k.enqueue(c); k.close(); } }));
    await rejects(TypeError, r[m](), String(c) + m);
  }
});
test('body stream error', async () => { const r = new Response(new ReadableStream({ start(k) { k.error(E); } })); await rejects(E, r.text()); });
test('text BOM, json BOM', async () => {
  same(await new Response('\ufeffa').text(), 'a');
  same(await new Response('\ufeff\ufeffa').text(), '\ufeffa');
  same(await new Response('\ufeff1').json(), 1);
  same(await new Response(u8(0xff)).text(), '\ufffd');
});
test('blob type', async () => {
  same((await new Response('x', { headers: { 'content-type': 'Text/HTML; Charset=X' } }).blob()).type, 'text/html;charset=x');
  same((await new Response('x', { headers: { 'content-type': 'bad' } }).blob()).type, '');
  same((await new Response(new Blob(['x'], { type: 'A/B' })).blob()).type, 'a/b');
  same((await new Response(null, { headers: { 'content-type': 'text/plain' } }).blob()).type, 'text/plain');
  same((await new Response('x').blob()).type, 'text/plain;charset=utf-8');
});
test('blob type combined header', async () => {
  const h = new Headers();
  h.append('content-type', 'text/html');
  h.append('content-type', 'text/plain');
  same((await new Response('x', { headers: h }).blob()).type, 'text/plain');
});
test('body getter stream bytes', () => { const r = new Response('x'); r.body.getReader({ mode: 'byob' }); });
test('body identity', () => { const s = new ReadableStream(); same(new Response(s).body, s); const r = new Response('x'); same(r.body, r.body); });
test('body sources', async () => {
  same(await new Response(new Blob(['a', 'b'])).text(), 'ab');
  same(await new Response(new DataView(u8(97, 98).buffer, 1)).text(), 'b');
  same(await new Response(new Uint16Array(u8(97, 98).buffer)).text(), 'ab');
  same(await new Response(new URLSearchParams('a=b&c=d e')).text(), 'a=b&c=d+e');
  same(await new Response(null).text(), '');
  same(await new Response('\ud800').text(), '\ufffd');
  same(await new Response([1, 2]).text(), '1,2');
  const b = u8(97);
  const r = new Response(b);
  b[0] = 98;
  same(await r.text(), 'a');
});
test('Response from shared/resizable', () => {
  throws(TypeError, () => { const r = new Response(new Uint8Array(new SharedArrayBuffer(1))); if (r) throw new TypeError('x'); });
});
test('body async iterable?', async () => {
  const r = new Response((async function* () { yield u8(97); })());
  const x = await r.text();
  holds(x === 'a' || x.startsWith('[object'));
});
test('text microtasks', async () => { let n = 0; const p = new Response('x').text(); p.then(() => n++); await turns(); same(n, 1); });
test('bodyUsed after reader read', async () => {
  const r = new Response('x');
  const rd = r.body.getReader();
  same(r.bodyUsed, false);
  await rd.read();
  same(r.bodyUsed, true);
});
test('null body json bodyUsed', async () => {
  const r = new Response();
  await rejects(SyntaxError, r.json());
  same(r.bodyUsed, false);
  same(await r.text(), '');
  same(await r.text(), '');
});
test('Response empty string body', async () => { const r = new Response(''); holds(r.body !== null); same(await r.text(), ''); same(r.bodyUsed, true); });
test('Response type is immutables', () => { same(Object.getOwnPropertyDescriptor(Response, 'json').enumerable, true); });

run();
