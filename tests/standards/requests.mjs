// Requests: https://fetch.spec.whatwg.org/#request-class
import { createRequire } from 'node:module';

const { test, same, holds, throws, rejects, run } = createRequire(import.meta.url)('./checks.cjs');

const E = new Error('boo');
const u8 = (...a) => new Uint8Array(a);
// ---- Headers
// ---- Request
test('Request basics', () => {
  const r = new Request('http://a/b?c#d');
  same(r.url, 'http://a/b?c#d');
  same(r.method, 'GET');
  same(r.mode, 'cors');
  same(r.credentials, 'same-origin');
  same(r.cache, 'default');
  same(r.redirect, 'follow');
  same(r.referrer, 'about:client');
  same(r.referrerPolicy, '');
  same(r.integrity, '');
  same(r.keepalive, false);
  same(r.destination, '');
  same(r.body, null);
  same(r.bodyUsed, false);
  same(r.duplex, 'half');
  holds(r.signal instanceof AbortSignal);
  same(r.signal, r.signal);
  same(r.headers, r.headers);
});
test('Request invalid', () => {
  throws(TypeError, () => new Request());
  throws(TypeError, () => new Request(''));
  throws(TypeError, () => new Request('/x'));
  throws(TypeError, () => new Request('http://u:p@a/'));
  throws(TypeError, () => new Request('http://a', 1));
  throws(TypeError, () => new Request('http://a', { mode: 'navigate' }));
  throws(TypeError, () => new Request('http://a', { window: 1 }));
  for (const m of ['', ' ', 'a b', 'CONNECT', 'trace', 'TRACK', 'é', '\n']) throws(TypeError, () => new Request('http://a', { method: m }), m);
  for (const k of ['mode', 'credentials', 'cache', 'redirect', 'referrerPolicy', 'priority', 'duplex']) throws(TypeError, () => new Request('http://a', { [k]: 'BAD' }), k);
  throws(TypeError, () => new Request('http://a', { cache: 'only-if-cached' }));
  throws(TypeError, () => new Request('http://a', { body: '' }));
  throws(TypeError, () => new Request('http://a', { method: 'HEAD', body: 'x' }));
  throws(TypeError, () => new Request('http://a', { signal: 1 }));
  throws(TypeError, () => new Request('http://a', { signal: {} }));
  throws(TypeError, () => new Request('http://a', { referrer: 'http://:x' }));
  new Request('http://a', { signal: null, window: null });
});
test('Request method normalise', () => {
  for (const m of ['get', 'Post', 'delete', 'OPTIONS', 'put', 'head']) same(new Request('http://a', { method: m }).method, m.toUpperCase());
  same(new Request('http://a', { method: 'patch' }).method, 'patch');
  same(new Request('http://a', { method: 'chicken' }).method, 'chicken');
});
test('Request from request', async () => {
  const a = new Request('http://a', { method: 'POST', body: 'x', headers: { q: '1' } });
  const b = new Request(a);
  same(a.bodyUsed, true);
  same(b.bodyUsed, false);
  same(await b.text(), 'x');
  same(b.headers.get('q'), '1');
  throws(TypeError, () => new Request(a));
  const c = new Request(new Request('http://a', { method: 'POST', body: 'x' }), { body: 'y' });
  same(await c.text(), 'y');
});
test('Request used, with new body ok', async () => {
  const a = new Request('http://a', { method: 'POST', body: 'x' });
  await a.text();
  const b = new Request(a, { body: 'q' });
  same(await b.text(), 'q');
});
test('Request with GET over body source', () => {
  const a = new Request('http://a', { method: 'POST', body: 'x' });
  throws(TypeError, () => new Request(a, { method: 'GET' }));
});
test('Request headers init', () => {
  const a = new Request('http://a', { headers: { x: '1' } });
  const b = new Request(a, { headers: { y: '2' } });
  same(b.headers.get('x'), null);
  same(b.headers.get('y'), '2');
  throws(TypeError, () => new Request('http://a', { headers: 'x' }));
  throws(TypeError, () => new Request('http://a', { headers: null }));
});
test('Request content types', () => {
  const ct = (b) => new Request('http://a', { method: 'POST', body: b }).headers.get('content-type');
  same(ct('x'), 'text/plain;charset=UTF-8');
  same(ct(new URLSearchParams('a')), 'application/x-www-form-urlencoded;charset=UTF-8');
  same(ct(new Blob(['x'])), null);
  same(ct(new Blob(['x'], { type: 'a/b' })), 'a/b');
  same(ct(u8(1)), null);
  same(ct(new ArrayBuffer(1)), null);
  same(ct(null), null);
  same(ct(undefined), null);
  holds(/^multipart\/form-data; ?boundary=/.test(ct(new FormData())));
  same(ct(5), 'text/plain;charset=UTF-8');
  same(new Request('http://a', { method: 'POST', body: 'x', headers: { 'content-type': 'q' } }).headers.get('content-type'), 'q');
  same(ct({}), 'text/plain;charset=UTF-8');
});
test('Request stream body needs duplex', () => {
  const body = new ReadableStream();
  throws(TypeError, () => new Request('http://a', { method: 'POST', body }));
  new Request('http://a', { method: 'POST', body, duplex: 'half' });
  const l = new ReadableStream();
  l.getReader();
  throws(TypeError, () => new Request('http://a', { method: 'POST', body: l, duplex: 'half' }));
  throws(TypeError, () => new Request('http://a', { method: 'POST', body, duplex: 'full' }));
  throws(TypeError, () => new Request('http://a', { method: 'POST', body: new ReadableStream(), duplex: 'half', keepalive: true }));
});
test('Request disturbed stream', async () => {
  const s = new ReadableStream({ start(c) { c.enqueue(u8(1)); } });
  const r = s.getReader();
  await r.read();
  r.releaseLock();
  throws(TypeError, () => new Request('http://a', { method: 'POST', body: s, duplex: 'half' }));
  throws(TypeError, () => new Response(s));
});
test('Request clone', async () => {
  const a = new Request('http://a', { method: 'POST', body: 'x', headers: { q: '1' } });
  const b = a.clone();
  same(await a.text(), 'x');
  same(await b.text(), 'x');
  throws(TypeError, () => a.clone());
  holds(b.signal !== a.signal);
});
test('Request clone locked', () => { const a = new Request('http://a', { method: 'POST', body: 'x' }); a.body.getReader(); throws(TypeError, () => a.clone()); });
test('Request signal follows', () => {
  const ac = new AbortController();
  const r = new Request('http://a', { signal: ac.signal });
  holds(r.signal !== ac.signal);
  const c = r.clone();
  ac.abort(E);
  same(r.signal.aborted, true);
  same(r.signal.reason, E);
  same(c.signal.aborted, true);
  same(c.signal.reason, E);
  same(new Request(r).signal.aborted, true);
  same(new Request(r, { signal: null }).signal.aborted, false);
});
test('Request referrer', () => {
  same(new Request('http://a', { referrer: '' }).referrer, '');
  same(new Request('http://a', { referrer: 'about:client' }).referrer, 'about:client');
  same(new Request('http://a', { referrer: 'http://x/y' }).referrer.length > 0, true);
});
test('Request init window/empty stays', () => { same(new Request(new Request('http://a', { cache: 'no-store', credentials: 'omit' }), {}).cache, 'no-store'); });
test('Request GET null body', async () => {
  const r = new Request('http://a');
  same(await r.text(), '');
  same(r.bodyUsed, false);
  same((await r.blob()).size, 0);
  same((await r.arrayBuffer()).byteLength, 0);
  await rejects(SyntaxError, r.json());
  await rejects(TypeError, r.formData());
});
test('Request forbidden not applied', () => { same(new Request('http://a', { headers: { cookie: 'x', host: 'y' } }).headers.get('cookie'), 'x'); });
test('Request attributes readonly', () => { const r = new Request('http://a'); throws(TypeError, () => { 'use strict'; r.method = 'x'; }); });
// ---- Response

run();
