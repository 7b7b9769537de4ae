// Channels, their subscribers and stores, groups of channels: values, order and errors.
const dc = require('diagnostics_channel'); const { AsyncLocalStorage } = require('async_hooks');
const t = (f) => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } };
t(() => dc.channel(1)); t(() => dc.channel({})); t(() => dc.channel('a') === dc.channel('a')); t(() => dc.channel(Symbol.for('q')).name);
t(() => new dc.Channel('x')); t(() => dc.Channel('x'));
t(() => dc.channel('a').subscribe(1)); t(() => dc.subscribe('a', 1)); t(() => dc.unsubscribe('a', () => {})); t(() => dc.hasSubscribers('zz')); t(() => dc.hasSubscribers(1));

const c = dc.channel('a'); const f = (m, n) => { console.log('got', m, n); if (m === 9) throw new Error('boom'); };
t(() => c.subscribe(f)); t(() => c.hasSubscribers); t(() => c.constructor === dc.Channel); t(() => c instanceof dc.Channel);
t(() => c.publish(1)); t(() => c.publish()); t(() => c.unsubscribe(f)); t(() => c.unsubscribe(f)); t(() => c.publish(2));
t(() => { c.subscribe(f); c.subscribe(f); c.publish(3); return c.unsubscribe(f); }); t(() => c.publish(4)); c.unsubscribe(f);
const als = new AsyncLocalStorage();
t(() => c.bindStore(als, (x) => x * 2)); t(() => c.hasSubscribers); t(() => c.runStores(21, function (a, b) { console.log(this, a, b, als.getStore()); return 'r'; }, 'th', 1, 2));
t(() => dc.channel('u').unbindStore(als)); t(() => dc.channel('u2').runStores(5, function () { return this === undefined || this === globalThis; }));
t(() => dc.tracingChannel(1)); t(() => dc.tracingChannel({})); t(() => dc.tracingChannel({ start: 1 }));
t(() => Object.keys(dc.tracingChannel('tt'))); console.log(dc.tracingChannel('tt'));
const tc = dc.tracingChannel('tt'); t(() => tc.hasSubscribers);
const subs = {}; for (const k of ['start', 'end', 'asyncStart', 'asyncEnd', 'error']) subs[k] = (m, n) => console.log(k, JSON.stringify(m), n);
t(() => tc.subscribe(subs)); t(() => tc.hasSubscribers);
t(() => tc.traceSync(function (a) { return [this, a]; }, { x: 1 }, 'T', 5)); t(() => tc.traceSync(() => { throw new Error('e'); }, { x: 2 })); t(() => tc.traceSync(() => 1));
t(() => tc.traceCallback(function (cb) { cb(null, 5); return 'ret'; }, 0, { y: 1 }, 'T', (e, r) => console.log('cb', e, r))); t(() => tc.traceCallback((cb) => cb(new Error('z')), -1, {}, null, (e) => console.log('cb', e.message)));
t(() => tc.traceCallback(() => {}, 0, {}, null, 5));
t(() => tc.traceCallback(() => { throw new TypeError('y'); }, undefined, {}, null, () => {}));
t(() => { const e = new Error('boom1'); process.once('uncaughtException', (e) => { console.log('uncaught', e.message); }); c.subscribe(f); return c.publish(9); });
setTimeout(async () => {
  console.log(await tc.tracePromise(async () => 7, { p: 1 })); try { await tc.tracePromise(async () => { throw new Error('rej'); }, { p: 2 }); } catch (e) { console.log(e.message); }
  console.log(tc.tracePromise(() => 8, { p: 3 })); try { tc.tracePromise(() => { throw new Error('s'); }, { p: 4 }); } catch (e) { console.log(e.message); }
  const th = { then(a) { a(3); return 'th'; } }; console.log(tc.tracePromise(() => th, { p: 5 }));
  t(() => tc.unsubscribe(subs)); t(() => tc.unsubscribe(subs)); t(() => tc.hasSubscribers); t(() => tc.traceSync(() => 4));
  console.log(await tc.tracePromise(async () => 7, { p: 1 }));
  t(() => dc.tracingChannel('x').subscribe({ start: 1 })); t(() => dc.tracingChannel('x').subscribe());
}, 5);
