// Generators that do not delegate, after the others have been loaded. Numbers are promise jobs passed.
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
async function* plain(n) { try { for (let i = 0; i < n; i++) { await null; yield i; } } finally { out('f'); } }
async function* delegating(n) { yield* plain(n); }
for (const f of [plain, delegating]) { await count(f.name, () => { const g = f(2); for (let i = 0; i < 4; i++) asked(`n${i}`, g.next()); }); await count(`${f.name} return`, async () => { const g = f(2); await g.next(); asked('r', g.return(Promise.resolve(1))); asked('n', g.next()); }); await count(`${f.name} throw`, async () => { const g = f(2); await g.next(); asked('t', g.throw(1)); asked('n', g.next()); }); }
