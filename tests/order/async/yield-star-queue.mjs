// Requests queued while a delegate is at work. Numbers are promise jobs passed.
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
async function* inner() { try { yield 1; await null; yield 2; } finally { out('f'); await null; } }
async function* outer() { out('r', yield* inner()); yield 3; return 4; }
const orders = ['nnnnnn', 'nrn', 'nnrnn', 'ntn', 'nnttn', 'rn', 'tn', 'nrrn', 'nrtn', 'nnnnrtn'];
for (const order of orders) await count(order, () => { const g = outer(); let i = 0; for (const k of order) asked(k + i++, k === 'n' ? g.next(i) : k === 'r' ? g.return(`r${i}`) : g.throw(`t${i}`)); });
await count('asked inside', () => { let g; async function* self() { asked('inside', g.next()); yield* [1, 2]; } g = self(); asked('n', g.next()); asked('n', g.next()); });
