// Blobs, files and what they are read by: https://w3c.github.io/FileAPI/
import { createRequire } from 'node:module';

const { test, same, alike, holds, throws, rejects, run } = createRequire(import.meta.url)('./checks.cjs');

const E = new Error('boo');
const u8 = (...a) => new Uint8Array(a);
// ---- Blob
test('Blob ctor', () => {
  same(Blob.length, 0);
  same(new Blob().size, 0);
  same(new Blob(undefined).size, 0);
  for (const v of [null, 1, 'x', true, {}, Symbol(), new Date(), /x/, 0n, new ArrayBuffer(1)]) throws(TypeError, () => new Blob(v));
  same(new Blob([]).size, 0);
  same(new Blob(u8(1, 2)).size, 2);
  same(new Blob(Object('ab')).size, 2);
  same(new Blob({ [Symbol.iterator]: Array.prototype[Symbol.iterator], length: 1, 0: 'ab' }).size, 2);
  throws(TypeError, () => new Blob({ [Symbol.iterator]: null }));
  throws(TypeError, () => Blob());
});
test('Blob parts order', () => {
  const log = [];
  const p = (n) => ({ toString() { log.push(n); return n; } });
  new Blob([p('a'), p('b')], { get type() { log.push('type'); return ''; }, get endings() { log.push('endings'); } });
  alike(log, ['a', 'b', 'endings', 'type']);
});
test('Blob part throws', () => {
  throws(E, () => new Blob([{ toString() { throw E; } }]));
  throws(E, () => new Blob({ get [Symbol.iterator]() { throw E; } }));
  throws(TypeError, () => new Blob([Symbol()]));
});
test('Blob array mutated during conversion', async () => {
  const a = [{ toString() { if (a.length === 1) a.push('b'); return 'a'; } }];
  same(await new Blob(a).text(), 'ab');
});
test('Blob parts types', async () => {
  same(await new Blob([null, undefined, 1, true, {}, [1, 2], u8(97), new DataView(u8(98).buffer), u8(99).buffer, new Blob(['d'])]).text(), 'nullundefined1true[object Object]1,2abcd');
  same(await new Blob([new Uint16Array(1), '']).text(), '\0\0');
  same(await new Blob(['\ud800']).text(), '\ufffd');
});
test('Blob opts', () => {
  for (const o of [null, undefined, {}, { x: 1 }, () => {}]) same(new Blob([], o).type, '');
  for (const o of [1, 'x', true]) throws(TypeError, () => new Blob([], o));
  throws(TypeError, () => new Blob([], { endings: 'bad' }));
  throws(TypeError, () => new Blob([], { endings: null }));
  throws(E, () => new Blob([], { get type() { throw E; } }));
});
test('Blob type', () => {
  for (const [a, b] of [['A/B', 'a/b'], ['text/plain;charset=UTF-8', 'text/plain;charset=utf-8'], ['é', ''], ['a\0', ''], ['a\x7f', ''], [null, 'null'], [undefined, ''], ['te\x09xt', ''], ['\u212a', ''], ['x y', 'x y'], ['~', '~'], [' ', ' ']]) same(new Blob([], { type: a }).type, b);
});
test('Blob endings native', async () => {
  same(await new Blob(['a\r\nb\rc\nd'], { endings: 'native' }).text(), 'a\nb\nc\nd');
  same(await new Blob(['\r', '\n'], { endings: 'native' }).text(), '\n\n');
  same(await new Blob([u8(13, 10)], { endings: 'native' }).text(), '\r\n');
});
test('Blob slice', async () => {
  const b = new Blob(['abcdef'], { type: 'x/y' });
  for (const [args, r] of [[[], 'abcdef'], [[1], 'bcdef'], [[-2], 'ef'], [[1, 3], 'bc'], [[3, 1], ''], [[0, -1], 'abcde'], [[-100, 2], 'ab'], [[100], ''], [[0, 100], 'abcdef'], [[NaN], 'abcdef'], [['1', '3'], 'bc'], [[null, null], ''], [[undefined, undefined], 'abcdef'], [[1.5, 2.5], ''], [[Infinity], ''], [[-Infinity], 'abcdef'], [[0.5], 'abcdef'], [[1.4], 'bcdef']]) same(await b.slice(...args).text(), r, JSON.stringify(args));
  same(b.slice().type, '');
  same(b.slice(0, 1, 'A/B').type, 'a/b');
  same(b.slice(0, 1, null).type, 'null');
  same(b.slice(0, 1, 'é').type, '');
  same(Blob.prototype.slice.length, 0);
  throws(TypeError, () => b.slice(Symbol()));
  throws(TypeError, () => b.slice(1n));
});
test('Blob slice of slice, mixed', async () => { const b = new Blob(['abc', new Blob(['def']), u8(103)]); same(await b.slice(2, 6).slice(1, 3).text(), 'de'); });
test('Blob text', async () => {
  same(await new Blob(['\ufeffa']).text(), 'a');
  same(await new Blob([u8(0xff, 97)]).text(), '\ufffda');
  await rejects(TypeError, Blob.prototype.text.call({}));
  await rejects(TypeError, Blob.prototype.arrayBuffer.call({}));
  await rejects(TypeError, Blob.prototype.bytes.call({}));
  throws(TypeError, () => Blob.prototype.stream.call({}));
  throws(TypeError, () => Blob.prototype.slice.call({}));
});
test('Blob arrayBuffer/bytes fresh', async () => {
  const b = new Blob(['ab']);
  const x = await b.arrayBuffer(), y = await b.arrayBuffer();
  holds(x !== y);
  new Uint8Array(x)[0] = 0;
  same(await b.text(), 'ab');
  same((await b.bytes()).constructor, Uint8Array);
});
test('Blob stream', async () => {
  const b = new Blob(['ab', 'cd']);
  const r = b.stream().getReader({ mode: 'byob' });
  const { value } = await r.read(new Uint8Array(64));
  holds(value.length > 0);
  holds(b.stream() !== b.stream());
  const rd = new Blob([]).stream().getReader();
  same((await rd.read()).done, true);
  for await (const c of b.stream()) same(c.constructor, Uint8Array);
});
test('Blob stream cancel', async () => { const s = new Blob(['ab']).stream(); await s.cancel(); same((await s.getReader().read()).done, true); });
test('Blob immutable on source change', async () => { const u = u8(97); const b = new Blob([u]); u[0] = 98; same(await b.text(), 'a'); });
test('Blob subclass', () => { class B extends Blob {} const b = new B(['a']); same(b.slice().constructor, Blob); holds(b instanceof B); });
// ---- File
test('File ctor', () => {
  same(File.length, 2);
  throws(TypeError, () => new File());
  throws(TypeError, () => new File([]));
  throws(TypeError, () => new File('x', 'y'));
  throws(TypeError, () => new File(null, 'y'));
  throws(TypeError, () => new File([], 'x', 1));
  same(new File([], 'a/b').name, 'a/b');
  same(new File([], null).name, 'null');
  same(new File([], '\ud800').name, '\ufffd');
  same(new File([], 'x', { lastModified: 5.9 }).lastModified, 5);
  same(new File([], 'x', { lastModified: '7' }).lastModified, 7);
  same(new File([], 'x', { lastModified: null }).lastModified, 0);
  same(new File([], 'x', { lastModified: NaN }).lastModified, 0);
  same(new File([], 'x', { lastModified: -1 }).lastModified, -1);
  same(new File([], 'x', { lastModified: new Date(5) }).lastModified, 5);
  same(new File([], 'x', { lastModified: Infinity }).lastModified, 0);
  const n = Date.now();
  holds(Math.abs(new File([], 'x').lastModified - n) < 1000);
  holds(Math.abs(new File([], 'x', { lastModified: undefined }).lastModified - n) < 1000);
  same(new File([], 'x', { type: 'A/B' }).type, 'a/b');
  throws(TypeError, () => new File([], Symbol()));
  throws(TypeError, () => new File([], 'x', { lastModified: 1n }));
  same(new File(['abc'], 'x').slice(1).constructor, Blob);
  same(new File([], 'x').webkitRelativePath, undefined);
});
test('File order', () => {
  const log = [];
  new File([{ toString() { log.push('part'); return ''; } }], { toString() { log.push('name'); return 'n'; } }, { get type() { log.push('type'); }, get endings() { log.push('endings'); }, get lastModified() { log.push('lm'); } });
  alike(log, ['part', 'name', 'endings', 'type', 'lm']);
});
test('createObjectURL', async () => {
  throws(TypeError, () => URL.createObjectURL());
  throws(TypeError, () => URL.createObjectURL({}));
  throws(TypeError, () => URL.revokeObjectURL());
  const u = URL.createObjectURL(new Blob(['hi'], { type: 'a/b' }));
  holds(u.startsWith('blob:'));
  const r = await fetch(u);
  same(await r.text(), 'hi');
  same(r.headers.get('content-type'), 'a/b');
  same(r.headers.get('content-length'), '2');
  same(r.status, 200);
  same(r.statusText, 'OK');
  same(r.type, 'basic');
  same(r.url, u);
  URL.revokeObjectURL(u);
  await rejects(TypeError, fetch(u));
  URL.revokeObjectURL('x');
  URL.revokeObjectURL(u);
});
test('blob url range', async () => {
  const u = URL.createObjectURL(new Blob(['0123456789']));
  for (const [range, text, cr] of [['bytes=2-4', '234', 'bytes 2-4/10'], ['bytes=-3', '789', 'bytes 7-9/10'], ['bytes=7-', '789', 'bytes 7-9/10'], ['bytes=0-100', '0123456789', 'bytes 0-9/10'], ['bytes=-100', '0123456789', 'bytes 0-9/10']]) { const r = await fetch(u, { headers: { range } }); same(r.status, 206, range); same(await r.text(), text); same(r.headers.get('content-range'), cr); same(r.headers.get('content-length'), String(text.length)); } for (const range of ['bytes=5-2', 'bytes=x', 'bytes=10-', 'bytes=', 'bytes=-', 'bytes=1-2,3-4', 'x=1-2']) await rejects(TypeError, fetch(u, { headers: { range } }), range);
});
test('blob url method', async () => {
  const u = URL.createObjectURL(new Blob(['x']));
  for (const method of ['POST', 'HEAD', 'PUT', 'DELETE']) await rejects(TypeError, fetch(u, { method }));
});
test('blob url fragment', async () => {
  const u = URL.createObjectURL(new Blob(['x']));
  same(await (await fetch(u + '#frag')).text(), 'x');
  await rejects(TypeError, fetch(u + '?q'));
});
test('blob url request keeps blob after revoke', async () => {
  const u = URL.createObjectURL(new Blob(['x']));
  const r = new Request(u);
  URL.revokeObjectURL(u);
  same(await fetch(r).then((x) => x.text(), () => 'rejected'), 'x');
});
test('data urls', async () => {
  for (const [u, text, type] of [['data:,x', 'x', 'text/plain;charset=US-ASCII'], ['data:text/html,a%20b', 'a b', 'text/html'], ['data:;base64,aGk=', 'hi', 'text/plain;charset=US-ASCII'], ['data:text/plain;base64, a G k = ', 'hi', 'text/plain'], ['data:text/plain;charset=utf-8,é', 'é', 'text/plain;charset=utf-8'], ['data:;charset=x,y', 'y', 'text/plain;charset=x'], ['data:bad,x', 'x', 'text/plain;charset=US-ASCII'], ['data:text/plain;BASE64,aGk', 'hi', 'text/plain'], ['data:,a#b', 'a', 'text/plain;charset=US-ASCII'], ['data:text/plain ;base64,aGk', 'hi', 'text/plain'], ['data:text/plain;a="b;c",x', 'x', 'text/plain;a="b;c"'], ['data:,%zz', '%zz', 'text/plain;charset=US-ASCII'], ['data:;a=b;base64,aGk', 'hi', 'text/plain;a=b'], ['data:;base64;a=b,aGk', 'aGk', 'text/plain;a=b'], ['data:TEXT/HTML,', '', 'text/html']]) { const r = await fetch(u); same(await r.text(), text, u); same(r.headers.get('content-type'), type, u); same(r.status, 200); same(r.statusText, 'OK'); } for (const u of ['data:', 'data:x', 'data:;base64,a', 'data:;base64,%zz', 'data:text/html', 'data:;base64,aGk==x']) await rejects(TypeError, fetch(u), u);
  same(await (await fetch('data:,x', { method: 'POST' })).text(), 'x');
  same(await (await fetch('data:,x', { method: 'HEAD' })).text(), '');
});
test('about urls', async () => {
  await rejects(TypeError, fetch('about:blank'));
  await rejects(TypeError, fetch('about:x'));
  await rejects(TypeError, fetch('file:///etc/passwd'));
  await rejects(TypeError, fetch('foo://x'));
  await rejects(TypeError, fetch('/x'));
  await rejects(TypeError, fetch());
  await rejects(TypeError, fetch('http://u:p@x'));
});
test('fetch abort pre', async () => {
  await rejects('AbortError', fetch('data:,x', { signal: AbortSignal.abort() }));
  await rejects(E, fetch('data:,x', { signal: AbortSignal.abort(E) }));
  await rejects(TypeError, fetch('data:,x', { signal: 'x' }));
});
test('fetch sync errors reject', async () => { holds(fetch('http://:x').catch(() => {}) instanceof Promise); holds(fetch().catch(() => {}) instanceof Promise); });

run();
