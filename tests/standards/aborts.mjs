// Aborts: https://dom.spec.whatwg.org/#aborting-ongoing-activities
import { createRequire } from 'node:module';

const { test, same, alike, holds, throws, run } = createRequire(import.meta.url)('./checks.cjs');

const E = new Error('boo');
// ---- Event
// ---- Abort
test('AbortController', () => {
  throws(TypeError, () => AbortController());
  const a = new AbortController();
  same(a.signal, a.signal);
  same(a.signal.aborted, false);
  same(a.signal.reason, undefined);
  a.abort();
  same(a.signal.reason.name, 'AbortError');
  holds(a.signal.reason instanceof DOMException);
  same(a.signal.reason.code, 20);
  const b = new AbortController();
  b.abort(undefined);
  same(b.signal.reason.name, 'AbortError');
  const c = new AbortController();
  c.abort(null);
  same(c.signal.reason, null);
  same(AbortController.prototype.abort.length, 0);
  throws(TypeError, () => new AbortSignal());
});
test('AbortSignal event', () => {
  const a = new AbortController();
  const log = [];
  a.signal.onabort = function (e) { log.push(['on', e.type, e.isTrusted, e.target === a.signal, this === a.signal, e.bubbles, e.cancelable]); };
  a.signal.addEventListener('abort', () => log.push('l'));
  a.abort();
  a.abort();
  alike(log, [['on', 'abort', true, true, true, false, false], 'l']);
});
test('AbortSignal no event when dispatch later / handler replaced order', () => {
  const a = new AbortController();
  const log = [];
  a.signal.onabort = () => log.push(1);
  a.signal.addEventListener('abort', () => log.push(2));
  a.signal.onabort = () => log.push(3);
  a.abort();
  alike(log, [3, 2]);
});
test('onabort values', () => {
  const s = new AbortController().signal;
  same(s.onabort, null);
  s.onabort = 5;
  same(s.onabort, null);
  const o = {};
  s.onabort = o;
  same(s.onabort, o);
  s.onabort = null;
  same(s.onabort, null);
});
test('AbortSignal.abort', () => {
  const s = AbortSignal.abort();
  same(s.aborted, true);
  same(s.reason.name, 'AbortError');
  same(AbortSignal.abort(E).reason, E);
  same(AbortSignal.abort.length, 0);
  same(AbortSignal.abort(null).reason, null);
});
test('throwIfAborted', () => {
  throws(E, () => AbortSignal.abort(E).throwIfAborted());
  same(new AbortController().signal.throwIfAborted(), undefined);
  throws('AbortError', () => AbortSignal.abort().throwIfAborted());
});
test('AbortSignal.any', () => {
  throws(TypeError, () => AbortSignal.any());
  throws(TypeError, () => AbortSignal.any(1));
  throws(TypeError, () => AbortSignal.any([1]));
  throws(TypeError, () => AbortSignal.any([null]));
  same(AbortSignal.any([]).aborted, false);
  const a = new AbortController(), b = new AbortController();
  const s = AbortSignal.any([a.signal, b.signal]);
  const s2 = AbortSignal.any([s]);
  let n = 0;
  s.onabort = () => n++;
  s2.onabort = () => n++;
  b.abort(E);
  same(s.aborted, true);
  same(s.reason, E);
  same(s2.reason, E);
  same(n, 2);
  a.abort(1);
  same(s.reason, E);
  const c = AbortSignal.any([AbortSignal.abort(1), AbortSignal.abort(2)]);
  same(c.reason, 1);
  same(AbortSignal.any(new Set([AbortSignal.abort(3)])).reason, 3);
  same(AbortSignal.any.length, 1);
});
test('any order: dependents all marked before events', () => {
  const a = new AbortController();
  const d1 = AbortSignal.any([a.signal]);
  const d2 = AbortSignal.any([a.signal]);
  const log = [];
  a.signal.onabort = () => log.push(['src', d1.aborted, d2.aborted]);
  d1.onabort = () => log.push('d1');
  d2.onabort = () => log.push('d2');
  a.abort();
  alike(log, [['src', true, true], 'd1', 'd2']);
});
test('any reentrant', () => {
  const a = new AbortController(), b = new AbortController();
  const s = AbortSignal.any([a.signal, b.signal]);
  a.signal.onabort = () => b.abort('b');
  a.abort('a');
  same(s.reason, 'a');
});
test('any nested duplicates single event', () => {
  const a = new AbortController();
  const s1 = AbortSignal.any([a.signal]);
  const s2 = AbortSignal.any([s1, a.signal]);
  let n = 0;
  s2.onabort = () => n++;
  a.abort();
  same(n, 1);
});
test('abort signal getter brands', () => {
  for (const k of ['aborted', 'reason', 'onabort']) throws(TypeError, () => AbortSignal.prototype[k], k);
  throws(TypeError, () => AbortController.prototype.signal);
  throws(TypeError, () => AbortSignal.prototype.throwIfAborted.call({}));
});
test('abort each creates distinct DOMException', () => { const a = new AbortController(); a.abort(); same(a.signal.reason, a.signal.reason); });
// DOMException

run();
