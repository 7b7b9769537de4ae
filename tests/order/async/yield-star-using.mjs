// using and await using in a function that delegates. Numbers are promise jobs passed.
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
const A = (n) => ({ async [Symbol.asyncDispose]() { out('dispose', n); await null; out('disposed', n); } });
const S = (n) => ({ [Symbol.dispose]() { out('dispose', n); } });
async function* both() { await using a = A(1); using s = S(2); yield* [1, 2]; out('body'); }
async function* nested() { { await using a = A(1); yield* [1]; } yield 'between'; { using s = S(2); yield* [2]; } }
for (const f of [both, nested]) { await count(f.name, () => { const g = f(); for (let i = 0; i < 5; i++) asked(`n${i}`, g.next()); }); await count(`${f.name}, return`, async () => { const g = f(); await g.next(); asked('r', g.return('r')); }); await count(`${f.name}, throw`, async () => { const g = f(); await g.next(); asked('t', g.throw('t')); }); }
