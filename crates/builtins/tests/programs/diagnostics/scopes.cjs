// Scopes: bound stores and bounded channels with the values they hold until they are disposed of.
const dc = require('diagnostics_channel'); const { AsyncLocalStorage } = require('async_hooks');
const t = (f) => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } };
const als = new AsyncLocalStorage();
const c = dc.channel('a'); c.bindStore(als, (x) => x + 1);
c.subscribe((m) => console.log('msg', m, als.getStore()));
const s = c.withStoreScope(4); console.log(s, als.getStore(), Object.getPrototypeOf(s), Reflect.ownKeys(Object.getPrototypeOf(s))); s[Symbol.dispose](); console.log(als.getStore());
const e = dc.channel('none').withStoreScope(4); console.log(e, e === dc.channel('none2').withStoreScope(1)); e[Symbol.dispose]();
t(() => { c.bindStore(als, () => { throw new Error('tr'); }); c.runStores(5, () => console.log('in', als.getStore())); });
process.once('uncaughtException', (e) => console.log('unc', e.message));
t(() => dc.boundedChannel(1)); t(() => dc.boundedChannel({}));
const b = dc.boundedChannel('bb'); console.log(b, Object.keys(b), Reflect.ownKeys(b), b.start, b.end, b.hasSubscribers);
t(() => b.subscribe({ start(m, n) { console.log('st', m, n); }, end(m, n) { console.log('en', m, n, als2.getStore()); } }));
const als2 = new AsyncLocalStorage(); b.start.bindStore(als2);
t(() => b.run({ q: 1 }, function (...a) { console.log(this, a, als2.getStore()); return 3; }, 't', 7, 8));
t(() => b.run({ q: 2 }, () => { throw new Error('x'); }));
{ const sc = b.withScope({ w: 1 }); console.log(sc, als2.getStore()); sc[Symbol.dispose](); console.log(als2.getStore()); }
t(() => b.run(undefined, () => als2.getStore())); { const sc = b.withScope(); console.log(als2.getStore()); sc[Symbol.dispose](); }
t(() => b.unsubscribe({})); t(() => b.unsubscribe()); t(() => new dc.BoundedChannel('zz')); t(() => dc.BoundedChannel('z'));
const n = dc.boundedChannel('nn'); const q = n.withScope({}); console.log(q, n.hasSubscribers); q[Symbol.dispose]();
t(() => n.run({}, () => 4)); t(() => n.subscribe({ start: 5 })); t(() => dc.boundedChannel({ start: dc.channel('s1'), end: dc.channel('e1') })); t(() => dc.boundedChannel({ start: dc.channel('s1') }));
t(() => dc.boundedChannel({ start: 1, end: 2 }));
const tc = dc.tracingChannel('t3'); console.log(Reflect.ownKeys(tc), Reflect.ownKeys(Object.getPrototypeOf(tc)), Object.getOwnPropertyDescriptor(tc, 'start'), Object.getOwnPropertyDescriptor(Object.getPrototypeOf(tc), 'start'));
console.log(tc.start.name, Object.getOwnPropertyDescriptor(dc.boundedChannel('v'), 'start'), Object.getOwnPropertyDescriptor(Object.getPrototypeOf(tc), 'hasSubscribers')); t(() => new dc.TracingChannel('x')); console.log(Object.keys(dc));
tc.start.bindStore(als2, (d) => d); tc.subscribe({ asyncStart() { console.log('as', als2.getStore()); } });
tc.tracePromise(async () => { console.log(als2.getStore()); }, { a: 1 }).then(() => console.log(als2.getStore()));
tc.asyncStart.bindStore(als2, () => 'AS'); tc.traceCallback((cb) => { console.log(als2.getStore()); cb(); console.log(als2.getStore()); }, 0, { z: 1 }, null, () => console.log('cb', als2.getStore()));
