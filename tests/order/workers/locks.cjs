// Web Locks of one thread: grants, queues, modes, signals, theft, wrong arguments.
const { locks, Worker, isMainThread } = require('worker_threads');
const { inspect } = require('util');
console.log(locks === navigator.locks, Object.prototype.toString.call(locks), inspect(locks), locks.constructor.name);
const sh = (l) => [(v) => console.log(l, 'ok', inspect(v)), (e) => console.log(l, 'err', e?.name, e?.code, e?.message)];
const tick = () => new Promise((r) => setImmediate(r));
(async () => {
  await locks.request('a', (l) => { console.log(l.name, l.mode, Object.prototype.toString.call(l)); return 5; }).then(...sh('simple'));
  await locks.request('a', { mode: 'shared' }, async (l) => l.mode).then(...sh('shared'));
  await locks.request('a', () => { throw new Error('x'); }).then(...sh('throws'));
  for (const v of [undefined, null, 1, 'x', {}, Symbol('s')]) { await locks.request(v, () => 1).then(...sh('name ' + String(v))); await locks.request('n', v).then(...sh('cb ' + String(v))); await locks.request('n', v, () => 1).then(...sh('opt ' + String(v))); await locks.request('n', { mode: v }, () => 1).then(...sh('mode ' + String(v))); await locks.request('n', { signal: v }, () => 1).then(...sh('signal ' + String(v))); }
  await locks.request('-x', () => 1).then(...sh('-x'));
  await locks.request().then(...sh('none')); await locks.request('n').then(...sh('one'));
  await locks.request('n', { ifAvailable: true, steal: true }, () => 1).then(...sh('both'));
  await locks.request('n', { ifAvailable: true, signal: new AbortController().signal }, () => 1).then(...sh('ifav+signal'));
  await locks.request('n', { steal: true, signal: new AbortController().signal }, () => 1).then(...sh('steal+signal'));
  await locks.request('n', { steal: true, mode: 'shared' }, () => 1).then(...sh('steal+shared'));
  await locks.request('n', { signal: AbortSignal.abort() }, () => 1).then(...sh('aborted')); await locks.request('n', { signal: AbortSignal.abort('why') }, () => 1).then(...sh('aborted why'));
  const hold = (name, o = {}) => { const { promise, resolve, reject } = Promise.withResolvers(); const p = locks.request(name, o, (l) => { console.log('granted', name, l?.mode ?? l); return promise; }); return { resolve, reject, p }; };
  const h1 = hold('q'); const h2 = hold('q'); const h3 = hold('q', { mode: 'shared' }); const h4 = hold('q', { mode: 'shared' }); const h5 = hold('q');
  await tick(); console.log(JSON.stringify((await locks.query()).pending, (k, v) => (k === 'clientId' ? typeof v : v)));
  await locks.request('q', { ifAvailable: true }, (l) => l).then(...sh('ifAvailable'));
  const ac = new AbortController(); const p6 = locks.request('q', { signal: ac.signal }, () => 1).then(...sh('aborted waiting')); ac.abort(); await p6;
  h1.resolve('r1'); await h1.p.then(...sh('h1')); await tick(); h2.reject(new Error('r2')); await h2.p.then(...sh('h2')); await tick(); console.log(JSON.stringify((await locks.query()).held.filter((l) => l.name === 'q').map((l) => l.mode)));
  const st = locks.request('q', { steal: true }, async () => 'stolen').then(...sh('steal')); await Promise.all([h3.p.then(...sh('h3')), h4.p.then(...sh('h4'))]); await st; h3.resolve(); h4.resolve(); await tick();
  h5.resolve(5); await h5.p.then(...sh('h5'));
  const ac2 = new AbortController(); const lp = locks.request('z', { signal: ac2.signal }, async () => { ac2.abort(); await tick(); return 'kept'; }); await lp.then(...sh('abort while held'));
  console.log(locks.request.length, locks.query.length, Object.keys(await locks.query()));
  // order
  const log = []; const ps = [1, 2, 3].map((i) => locks.request('o', async () => { log.push('s' + i); await tick(); log.push('e' + i); })); log.push('sync'); await Promise.all(ps); console.log(log.join());
  const log2 = []; const a = locks.request('m', () => { log2.push('cb'); }); log2.push('after'); queueMicrotask(() => log2.push('micro')); process.nextTick(() => log2.push('tick')); a.then(() => log2.push('done')); await tick(); console.log(log2.join());
})();
