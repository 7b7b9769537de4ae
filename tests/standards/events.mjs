// Events, DOMException, base64: https://dom.spec.whatwg.org/#events
import { createRequire } from 'node:module';

const { test, same, alike, holds, throws, run } = createRequire(import.meta.url)('./checks.cjs');

const E = new Error('boo');
// ---- Event
test('Event ctor', () => {
  throws(TypeError, () => Event('x'));
  throws(TypeError, () => new Event());
  throws(TypeError, () => new Event(Symbol()));
  throws(TypeError, () => new Event('x', 1));
  throws(TypeError, () => new Event('x', 'y'));
  new Event('x', null);
  new Event('x', () => {});
  same(new Event(null).type, 'null');
  same(new Event(undefined).type, 'undefined');
  same(Event.length, 1);
  const e = new Event('a', { bubbles: 1, cancelable: 'x', composed: {} });
  alike([e.bubbles, e.cancelable, e.composed, e.defaultPrevented, e.returnValue, e.eventPhase, e.isTrusted, e.target, e.currentTarget, e.srcElement, e.cancelBubble], [true, true, true, false, true, 0, false, null, null, null, false]);
});
test('Event init order', () => {
  const log = [];
  new Event('x', { get cancelable() { log.push('cancelable'); }, get bubbles() { log.push('bubbles'); }, get composed() { log.push('composed'); } });
  alike(log, ['bubbles', 'cancelable', 'composed']);
  throws(E, () => new Event('x', { get bubbles() { throw E; } }));
});
test('Event constants', () => {
  for (const [k, v] of [['NONE', 0], ['CAPTURING_PHASE', 1], ['AT_TARGET', 2], ['BUBBLING_PHASE', 3]]) for (const o of [Event, Event.prototype]) {
    const d = Object.getOwnPropertyDescriptor(o, k);
    same(d?.value, v, k);
    alike([d.writable, d.enumerable, d.configurable], [false, true, false]);
  }
});
test('Event timeStamp', () => {
  const a = performance.now();
  const e = new Event('x');
  holds(e.timeStamp >= a - 1 && e.timeStamp <= performance.now() + 1);
  same(e.timeStamp, e.timeStamp);
});
test('Event initEvent', () => {
  const e = new Event('x');
  e.initEvent('y', true, true);
  alike([e.type, e.bubbles, e.cancelable], ['y', true, true]);
  throws(TypeError, () => e.initEvent());
  e.initEvent('z');
  alike([e.type, e.bubbles], ['z', false]);
  const tg = new EventTarget();
  tg.addEventListener('z', () => { e.initEvent('q'); });
  tg.dispatchEvent(e);
  same(e.type, 'z');
});
test('Event returnValue', () => {
  const e = new Event('x', { cancelable: true });
  e.returnValue = true;
  same(e.defaultPrevented, false);
  e.returnValue = false;
  same(e.defaultPrevented, true);
  e.returnValue = true;
  same(e.defaultPrevented, true);
  const f = new Event('x');
  f.preventDefault();
  same(f.defaultPrevented, false);
});
test('Event cancelBubble', () => {
  const e = new Event('x');
  e.cancelBubble = false;
  same(e.cancelBubble, false);
  e.cancelBubble = true;
  same(e.cancelBubble, true);
  e.cancelBubble = false;
  same(e.cancelBubble, true);
});
test('CustomEvent', () => {
  same(new CustomEvent('x').detail, null);
  same(new CustomEvent('x', { detail: 5 }).detail, 5);
  same(new CustomEvent('x', { detail: undefined }).detail, null);
  throws(TypeError, () => new CustomEvent());
  const e = new CustomEvent('x');
  e.initCustomEvent?.('y', true, true, 7);
  if (e.initCustomEvent) alike([e.type, e.detail], ['y', 7]);
});
test('dispatch', () => {
  const tg = new EventTarget();
  throws(TypeError, () => tg.dispatchEvent());
  throws(TypeError, () => tg.dispatchEvent(null));
  throws(TypeError, () => tg.dispatchEvent({}));
  throws(TypeError, () => tg.dispatchEvent('x'));
  const e = new Event('x');
  tg.addEventListener('x', (ev) => { same(ev.target, tg); same(ev.currentTarget, tg); same(ev.srcElement, tg); same(ev.eventPhase, 2); alike(ev.composedPath(), [tg]); throws('InvalidStateError', () => tg.dispatchEvent(ev)); });
  same(tg.dispatchEvent(e), true);
  same(e.currentTarget, null);
  same(e.target, tg);
  same(e.eventPhase, 0);
  alike(e.composedPath(), []);
});
test('listeners once/dup/capture', () => {
  const tg = new EventTarget();
  let n = 0;
  const f = () => n++;
  tg.addEventListener('x', f);
  tg.addEventListener('x', f);
  tg.addEventListener('x', f, true);
  tg.addEventListener('x', f, { capture: true });
  tg.dispatchEvent(new Event('x'));
  same(n, 2);
  tg.removeEventListener('x', f, { capture: true });
  tg.dispatchEvent(new Event('x'));
  same(n, 3);
  tg.removeEventListener('x', f, 'truthy');
  tg.dispatchEvent(new Event('x'));
  same(n, 4);
});
test('listener kinds', () => {
  const tg = new EventTarget();
  tg.addEventListener('x', null);
  tg.addEventListener('x', undefined);
  tg.removeEventListener('x', null);
  throws(TypeError, () => tg.addEventListener('x', 1));
  throws(TypeError, () => tg.addEventListener('x', 'y'));
  throws(TypeError, () => tg.addEventListener('x'));
  throws(TypeError, () => tg.addEventListener());
  throws(TypeError, () => tg.removeEventListener('x'));
  let th;
  const o = { handleEvent() { th = this; } };
  tg.addEventListener('x', o);
  tg.dispatchEvent(new Event('x'));
  same(th, o);
  let fth;
  tg.addEventListener('y', function () { fth = this; });
  tg.dispatchEvent(new Event('y'));
  same(fth, tg);
});
test('handleEvent looked up each time', () => {
  const tg = new EventTarget();
  let n = 0;
  const o = {};
  tg.addEventListener('x', o);
  o.handleEvent = () => n++;
  tg.dispatchEvent(new Event('x'));
  same(n, 1);
});
test('handleEvent getter called per dispatch', () => {
  let n = 0;
  const tg = new EventTarget();
  tg.addEventListener('x', { get handleEvent() { n++; return () => {}; } });
  same(n, 0);
  tg.dispatchEvent(new Event('x'));
  tg.dispatchEvent(new Event('x'));
  same(n, 2);
});
test('options order', () => {
  const log = [];
  const tg = new EventTarget();
  tg.addEventListener('x', () => {}, new Proxy({}, { get(_, k) { log.push(String(k)); }, has() { return true; } }));
  alike(log.filter((k) => !k.startsWith('Symbol')), ['capture', 'once', 'passive', 'signal']);
});
test('passive', () => {
  const tg = new EventTarget();
  tg.addEventListener('x', (e) => { e.preventDefault(); same(e.defaultPrevented, false); e.returnValue = false; same(e.defaultPrevented, false); }, { passive: true });
  same(tg.dispatchEvent(new Event('x', { cancelable: true })), true);
});
test('stopImmediate', () => {
  const tg = new EventTarget();
  const log = [];
  tg.addEventListener('x', (e) => { log.push(1); e.stopImmediatePropagation(); });
  tg.addEventListener('x', () => log.push(2));
  tg.dispatchEvent(new Event('x'));
  alike(log, [1]);
});
test('stopPropagation before dispatch', () => {
  const tg = new EventTarget();
  let n = 0;
  tg.addEventListener('x', () => n++);
  const e = new Event('x');
  e.stopPropagation();
  tg.dispatchEvent(e);
  same(n, 0);
  tg.dispatchEvent(e);
  same(n, 1);
});
test('stopImmediatePropagation before dispatch', () => {
  const tg = new EventTarget();
  let n = 0;
  tg.addEventListener('x', () => n++);
  const e = new Event('x');
  e.stopImmediatePropagation();
  tg.dispatchEvent(e);
  same(n, 0);
});
test('once removed before call', () => {
  const tg = new EventTarget();
  let n = 0;
  tg.addEventListener('x', () => { n++; tg.dispatchEvent(new Event('x')); }, { once: true });
  tg.dispatchEvent(new Event('x'));
  same(n, 1);
});
test('signal option', () => {
  const tg = new EventTarget();
  let n = 0;
  const ac = new AbortController();
  tg.addEventListener('x', () => n++, { signal: ac.signal });
  ac.abort();
  tg.dispatchEvent(new Event('x'));
  same(n, 0);
  tg.addEventListener('x', () => n++, { signal: AbortSignal.abort() });
  tg.dispatchEvent(new Event('x'));
  same(n, 0);
  throws(TypeError, () => tg.addEventListener('x', () => {}, { signal: null }));
  throws(TypeError, () => tg.addEventListener('x', () => {}, { signal: {} }));
  tg.addEventListener('x', () => {}, { signal: undefined });
});
test('signal aborts in listener', () => {
  const tg = new EventTarget();
  const log = [];
  const ac = new AbortController();
  tg.addEventListener('x', () => { log.push(1); ac.abort(); });
  tg.addEventListener('x', () => log.push(2), { signal: ac.signal });
  tg.dispatchEvent(new Event('x'));
  alike(log, [1]);
});
test('EventTarget this', () => {
  throws(TypeError, () => EventTarget.prototype.addEventListener.call({}, 'x', () => {}));
  throws(TypeError, () => EventTarget.prototype.dispatchEvent.call({}, new Event('x')));
  throws(TypeError, () => EventTarget());
  class X extends EventTarget {} const x = new X();
  let n = 0;
  x.addEventListener('a', () => n++);
  x.dispatchEvent(new Event('a'));
  same(n, 1);
  same(EventTarget.prototype.addEventListener.length, 2);
  same(EventTarget.prototype.removeEventListener.length, 2);
  same(EventTarget.prototype.dispatchEvent.length, 1);
});
test('addEventListener undefined this = global?', () => {
  const f = EventTarget.prototype.addEventListener;
  try { f.call(undefined, 'x', () => {}); } catch (e) { holds(e instanceof TypeError); }
});
test('event subclass', () => {
  class X extends Event { constructor(t, o) { super(t, o); this.q = 1; } get type2() { return this.type; } } const e = new X('a');
  same(e.q, 1);
  same(e.type2, 'a');
});
test('ErrorEvent / PromiseRejectionEvent etc existing', () => {
  if (typeof ErrorEvent === 'function') {
    const e = new ErrorEvent('x', { message: 'm', filename: 'f', lineno: 1, colno: 2, error: E });
    alike([e.message, e.filename, e.lineno, e.colno, e.error], ['m', 'f', 1, 2, E]);
    alike([new ErrorEvent('x').message, new ErrorEvent('x').lineno, new ErrorEvent('x').error], ['', 0, undefined]);
    throws(TypeError, () => new ErrorEvent());
  }
});
test('CloseEvent', () => {
  const e = new CloseEvent('x');
  alike([e.wasClean, e.code, e.reason], [false, 0, '']);
  const f = new CloseEvent('x', { wasClean: 1, code: '5', reason: 7 });
  alike([f.wasClean, f.code, f.reason], [true, 5, '7']);
  throws(TypeError, () => new CloseEvent());
  same(new CloseEvent('x', { code: 65537 }).code, 1);
});
test('MessageEvent', () => {
  const e = new MessageEvent('x');
  alike([e.data, e.origin, e.lastEventId, e.source, e.ports.length], [null, '', '', null, 0]);
  holds(Object.isFrozen(e.ports));
  same(e.ports, e.ports);
  const { port1, port2 } = new MessageChannel();
  const f = new MessageEvent('x', { data: 1, origin: 'o', lastEventId: 'l', source: port1, ports: [port2] });
  alike([f.data, f.origin, f.lastEventId, f.source === port1, f.ports[0] === port2], [1, 'o', 'l', true, true]);
  throws(TypeError, () => new MessageEvent());
  throws(TypeError, () => new MessageEvent('x', { source: 1 }));
  throws(TypeError, () => new MessageEvent('x', { ports: [1] }));
  throws(TypeError, () => new MessageEvent('x', { ports: 1 }));
  same(new MessageEvent('x', { data: undefined }).data, null);
  f.initMessageEvent?.('y', true, true, 2);
  port1.close();
});
// ---- Abort
// DOMException
test('DOMException', () => {
  same(DOMException.length, 0);
  const e = new DOMException();
  alike([e.name, e.message, e.code], ['Error', '', 0]);
  same(new DOMException('m', 'NotFoundError').code, 8);
  same(new DOMException('m', undefined).name, 'Error');
  same(new DOMException(undefined, 'X').message, '');
  same(new DOMException(null, null).name, 'null');
  holds(e instanceof Error);
  same(Object.getPrototypeOf(DOMException.prototype), Error.prototype);
  same(Object.getPrototypeOf(DOMException), Function.prototype);
  same(Object.prototype.toString.call(e), '[object DOMException]');
  same(e.toString(), 'Error');
  same(new DOMException('a', 'B').toString(), 'B: a');
  holds(typeof e.stack === 'string');
  throws(TypeError, () => DOMException());
  for (const k of ['name', 'message', 'code']) { throws(TypeError, () => DOMException.prototype[k]); holds(!Object.hasOwn(e, k)); } same(DOMException.DATA_CLONE_ERR, 25);
  same(DOMException.prototype.DATA_CLONE_ERR, 25);
  alike(Object.entries({ IndexSizeError: 1, HierarchyRequestError: 3, WrongDocumentError: 4, InvalidCharacterError: 5, NoModificationAllowedError: 7, NotFoundError: 8, NotSupportedError: 9, InUseAttributeError: 10, InvalidStateError: 11, SyntaxError: 12, InvalidModificationError: 13, NamespaceError: 14, InvalidAccessError: 15, TypeMismatchError: 17, SecurityError: 18, NetworkError: 19, AbortError: 20, URLMismatchError: 21, TimeoutError: 23, InvalidNodeTypeError: 24, DataCloneError: 25, EncodingError: 0, NotReadableError: 0, UnknownError: 0, ConstraintError: 0, DataError: 0, TransactionInactiveError: 0, ReadOnlyError: 0, VersionError: 0, OperationError: 0, NotAllowedError: 0, OptOutError: 0 }).filter(([n, c]) => new DOMException('', n).code !== c), []);
});
test('DOMException Error.isError', () => { if (Error.isError) same(Error.isError(new DOMException()), true); });
test('QuotaExceededError', () => {
  if (typeof QuotaExceededError !== 'function') return;
  const q = new QuotaExceededError('m', { quota: 5, requested: 7 });
  alike([q.name, q.code, q.quota, q.requested, q.message], ['QuotaExceededError', 22, 5, 7, 'm']);
  holds(q instanceof DOMException);
  alike([new QuotaExceededError().quota, new QuotaExceededError().requested], [null, null]);
  throws(RangeError, () => new QuotaExceededError('', { quota: -1 }));
  throws(RangeError, () => new QuotaExceededError('', { requested: -1 }));
  throws(RangeError, () => new QuotaExceededError('', { quota: 5, requested: 3 }));
  throws(TypeError, () => new QuotaExceededError('', { quota: NaN }));
});
test('reportError', async () => { if (typeof reportError !== 'function') return; throws(TypeError, () => reportError()); });
test('queueMicrotask', async () => {
  throws(TypeError, () => queueMicrotask());
  throws(TypeError, () => queueMicrotask(1));
  same(queueMicrotask.length, 1);
  same(queueMicrotask(() => {}), undefined);
  let args;
  queueMicrotask((...a) => { args = a; }, 1);
  await 0;
  alike(args, []);
});
test('atob/btoa', () => {
  same(btoa('é'), '6Q==');
  throws('InvalidCharacterError', () => btoa('\u0100'));
  same(atob(' Y Q = = '), 'a');
  same(atob('YQ'), 'a');
  for (const b of ['Y', 'YQ=', 'YQ===', 'Y=Q=', 'YQ==YQ==', '====', '=', 'Y!', 'YWJj=', '\u00a0YQ==', 'YQ\0', 'YWJjZA=']) throws('InvalidCharacterError', () => atob(b), b);
  same(atob(''), '');
  same(atob('YR'), 'a');
  throws(TypeError, () => atob());
  throws(TypeError, () => btoa());
  same(btoa(null), 'bnVsbA==');
  same(atob(null), '\x9e\xe9e');
  same(btoa(undefined), 'dW5kZWZpbmVk');
  same(atob.length, 1);
  same(atob('\t\n\f\r YQ'), 'a');
  throws(TypeError, () => btoa(Symbol()));
  same(atob({ toString() { return 'YQ=='; } }), 'a');
  same(atob(12), '\xd7');
  throws('InvalidCharacterError', () => atob(NaN.toString() + 'xx'));
});

run();
