// Error.captureStackTrace
const o = { name: 'N', message: 'm' }; console.log(Error.captureStackTrace(o)); console.log(o.stack.split('\n')[0], Object.keys(o));
const plain = {}; Error.captureStackTrace(plain); console.log(plain.stack.split('\n')[0]);
function top() { const r = middle(); return r; } function middle() { const r = low(); return r; } function low() { const h = {}; Error.captureStackTrace(h, middle); return h; }
console.log(top().stack.split('\n')[1].includes('at top '));
function never() {} const h = {}; Error.captureStackTrace(h, never); console.log(JSON.stringify(h.stack));
class E1 extends Error { constructor(m) { super(m); this.name = 'E1'; Error.captureStackTrace(this, E1); } }
function maker() { const e = new E1('made'); return e; }
console.log(maker().stack.split('\n')[0], maker().stack.split('\n')[1].includes('at maker '));
const late = {}; Error.captureStackTrace(late); late.message = 'later'; late.name = 'L'; console.log(late.stack.split('\n')[0]);
console.log(Object.create(late).stack === late.stack, 'stack' in late, Object.getOwnPropertyNames(late));
late.stack = 'set'; console.log(late.stack);
const d = Object.getOwnPropertyDescriptor(plain, 'stack'); console.log(typeof d.get, typeof d.set, d.enumerable, d.configurable);
for (const bad of [1, undefined, null, 'x', Symbol('s')]) try { Error.captureStackTrace(bad); } catch (e) { console.log(e.name, e.message); }
try { Error.captureStackTrace(Object.freeze({})); } catch (e) { console.log(e.name, e.message); }
try { Error.captureStackTrace(Object.defineProperty({}, 'stack', { value: 1 })); } catch (e) { console.log(e.name, e.message); }
console.log(Error.captureStackTrace.length, Error.captureStackTrace.name);
function Old(m) { Error.captureStackTrace(this, Old); this.message = m; } Old.prototype = Object.create(Error.prototype, { constructor: { value: Old }, name: { value: 'Old' } });
const old = new Old('x'); console.log(old.stack.split('\n')[0], old instanceof Error, String(old));
const a = []; Error.captureStackTrace(a); console.log(a.stack.split('\n')[0]); const fn = () => {}; Error.captureStackTrace(fn); console.log(fn.stack.split('\n')[0].slice(0, 8));
class Inherits extends Error {} console.log(Inherits.captureStackTrace === Error.captureStackTrace);
