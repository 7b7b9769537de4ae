// Search parameters, forms, and URLs as objects: https://url.spec.whatwg.org/#interface-urlsearchparams
import { createRequire } from 'node:module';

const { test, same, alike, throws, run } = createRequire(import.meta.url)('./checks.cjs');

const E = new Error('boo');
// ---- Blob
// ---- File
test('FormData API', () => {
  const f = new FormData();
  throws(TypeError, () => new FormData(null));
  throws(TypeError, () => new FormData({}));
  throws(TypeError, () => f.append('a'));
  throws(TypeError, () => f.append('a', 'b', 'c'));
  f.append('a', 1);
  f.append('a', null);
  f.append('b', undefined);
  alike(f.getAll('a'), ['1', 'null']);
  same(f.get('b'), 'undefined');
  same(f.get('z'), null);
  f.set('a', 'x');
  alike([...f.keys()], ['a', 'b']);
  f.append('f', new Blob(['q'], { type: 't/t' }));
  same(f.get('f').name, 'blob');
  same(f.get('f').constructor, File);
  f.append('g', new Blob([]), undefined);
  same(f.get('g').name, 'blob');
  const file = new File(['x'], 'n');
  f.append('h', file);
  same(f.get('h'), file);
  f.append('i', file, 'other');
  same(f.get('i').name, 'other');
  f.append('j', file, undefined);
  same(f.get('j').name, 'n');
  f.delete('a');
  same(f.has('a'), false);
  f.append('\ud800', '\ud800');
  same(f.get('\ufffd'), '\ufffd');
  same(FormData.length, 0);
  same(f.append.length, 2);
});
test('FormData iteration live', () => {
  const f = new FormData();
  f.append('a', '1');
  f.append('b', '2');
  const o = [];
  for (const [k] of f) { o.push(k); if (k === 'a') f.append('c', '3'); } alike(o, ['a', 'b', 'c']);
  const g = new FormData();
  g.append('a', '1');
  g.append('b', '2');
  g.append('c', '3');
  const o2 = [];
  for (const [k] of g) { o2.push(k); g.delete(k); } alike(o2, ['a', 'c']);
});
test('FormData set keeps position & removes others', () => {
  const f = new FormData();
  f.append('a', '1');
  f.append('b', '2');
  f.append('a', '3');
  f.set('a', 'x');
  alike([...f], [['a', 'x'], ['b', '2']]);
});
test('URLSearchParams live', () => {
  const p = new URLSearchParams('a=1&b=2&c=3');
  const o = [];
  for (const [k] of p) { o.push(k); p.delete(k); } alike(o, ['a', 'c']);
  const q = new URLSearchParams('a=1');
  const o3 = [];
  for (const [k] of q) { o3.push(k); if (o3.length < 3) q.append('x', 1); } alike(o3, ['a', 'x', 'x']);
});
test('URLSearchParams from url update', () => {
  const u = new URL('http://a/?a=1&b=2');
  const it = u.searchParams[Symbol.iterator]();
  it.next();
  u.search = 'x=1&y=2&z=3';
  alike(it.next().value, ['y', '2']);
});
test('URLSearchParams ctor', () => {
  throws(TypeError, () => new URLSearchParams(Symbol()));
  same(new URLSearchParams(null).toString(), 'null=');
  same(String(new URLSearchParams(undefined)), '');
  same(String(new URLSearchParams({ a: 1, b: [2, 3] })), 'a=1&b=2%2C3');
  throws(TypeError, () => new URLSearchParams([['a']]));
  throws(TypeError, () => new URLSearchParams([['a', 'b', 'c']]));
  throws(TypeError, () => new URLSearchParams([1]));
  same(String(new URLSearchParams([new Set(['a', 'b'])])), 'a=b');
  throws(TypeError, () => new URLSearchParams({ [Symbol('x')]: 1 }));
  same(String(new URLSearchParams(() => {})), '');
  same(String(new URLSearchParams({ '\ud835x': '1', xx: '2' })), '%EF%BF%BDx=1&xx=2');
  same(String(new URLSearchParams('?a=%zz&&=b&c')), 'a=%25zz&=b&c=');
  same(String(new URLSearchParams({ 'a\ud800': 1, 'a\ufffd': 2 })), 'a%EF%BF%BD=2');
});
test('URLSearchParams has/delete value', () => {
  const p = new URLSearchParams('a=1&a=2');
  same(p.has('a', '1'), true);
  same(p.has('a', undefined), true);
  same(p.has('a', null), false);
  p.delete('a', '1');
  same(String(p), 'a=2');
  p.delete('a', undefined);
  same(p.size, 0);
});
test('URLSearchParams sort', () => {
  const p = new URLSearchParams('z=1&\ufffc=2&\ud83d\ude00=3&a=4&a=5');
  p.sort();
  alike([...p.keys()], ['a', 'a', 'z', '\ud83d\ude00', '\ufffc']);
  const u = new URL('http://a/?');
  u.searchParams.sort();
  same(u.href, 'http://a/');
});
test('URLSearchParams forEach', () => {
  const p = new URLSearchParams('a=1');
  throws(TypeError, () => p.forEach());
  p.forEach(function (v, k, o) { alike([v, k, o === p, this === E], ['1', 'a', true, true]); }, E);
});
test('URL statics', () => {
  same(URL.parse('x'), null);
  same(URL.parse('http://a').href, 'http://a/');
  same(URL.canParse('x', 'http://a'), true);
  throws(TypeError, () => URL.parse());
  throws(TypeError, () => URL.canParse());
  same(URL.parse('x', undefined), null);
  throws(TypeError, () => URL.parse(Symbol()));
  throws(TypeError, () => new URL());
  throws(TypeError, () => URL('http://a'));
  same(new URL('http://a').toJSON(), 'http://a/');
  same(URL.length, 1);
  same(URL.parse.length, 1);
  same(new URL('http://a', undefined).href, 'http://a/');
  throws(TypeError, () => new URL('http://a', null));
  throws(TypeError, () => new URL('http://a', ''));
});
test('URL searchParams sync', () => {
  const u = new URL('http://a/?x=1#h');
  const p = u.searchParams;
  same(u.searchParams, p);
  p.append('y', ' &');
  same(u.search, '?x=1&y=+%26');
  u.search = '';
  same(p.size, 0);
  u.href = 'http://b/?q';
  same(p.has('q'), true);
  p.delete('q');
  same(u.href, 'http://b/');
  const o = new URL('data:space    ?x');
  o.searchParams.delete('x');
  same(o.pathname, 'space   %20'.length ? o.pathname : '');
});

run();
