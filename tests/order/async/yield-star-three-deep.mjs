// Delegation three deep. Numbers are promise jobs passed.
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
async function* a(n) { for (let i = 0; i < n; i++) yield `a${i}`; return 'ra'; }
async function* b(n) { const r = yield* a(n); out(r); yield 'b'; return 'rb'; }
async function* c(n) { const r = yield* b(n); out(r); yield* ['c', Promise.resolve('d')]; return 'rc'; }
await count('loop', async () => { for await (const x of c(3)) out(x); });
await count('together', () => { const g = c(2); for (let i = 0; i < 8; i++) asked(`n${i}`, g.next()); });
await count('return inside', async () => { const g = c(2); await g.next(); asked('r', g.return('x')); asked('n', g.next()); });
await count('throw inside', async () => { const g = c(2); await g.next(); asked('t', g.throw('x')); asked('n', g.next()); });
await count('recursive', async () => { async function* tree(d) { yield d; if (d > 0) { yield* tree(d - 1); yield* tree(d - 1); } } for await (const x of tree(2)) out(x); });
