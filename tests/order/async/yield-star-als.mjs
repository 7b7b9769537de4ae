// AsyncLocalStorage in generators that delegate. Numbers are promise jobs passed.
let jobs = 0;
const log = [];
const out = (...a) => log.push(`${jobs} ${a.join(' ')}`);
const show = (r) => `${typeof r.value === 'object' && r.value !== null ? JSON.stringify(r.value) : String(r.value)}/${r.done}`;
const asked = (name, promise) => promise.then((r) => out(name, show(r)), (e) => out(name, 'rejected', e?.message ?? e));
async function count(name, begin) {
  jobs = 0;
  log.length = 0;
  begin();
  for (; jobs < 60; jobs++) await undefined;
  console.log(`${name}: ${log.join(' | ')}`);
}
const { AsyncLocalStorage } = await import('node:async_hooks');
const als = new AsyncLocalStorage();
const here = (...a) => out(...a, als.getStore());
async function* inner() { here('i1'); await null; here('i2'); yield 1; here('i3'); yield Promise.resolve(2); here('i4'); try { await Promise.reject(3); } catch { here('i5'); } }
async function* outer() { here('o1'); yield* inner(); here('o2'); await { then(f) { here('then'); f(); } }; here('o3'); yield 3; for await (const x of [1, 2]) here('o4', x); }
await count('one frame', () => { als.run('A', async () => { for await (const x of outer()) here('got', x); here('end'); }); });
await count('other frames', async () => { const g = outer(); for (const s of ['A', 'B', 'C', 'D', 'E']) await als.run(s, async () => { const r = await g.next(); here(show(r)); }); });
await count('queued', () => { const g = outer(); for (const s of ['A', 'B', 'C', 'D']) als.run(s, () => asked(s, g.next())); });
await count('return', async () => { const g = als.run('A', outer); await als.run('B', () => g.next()); als.run('C', () => asked('r', g.return(1))); });
