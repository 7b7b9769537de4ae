// Delegation to async generators that await, yield promises and return values. Numbers are promise jobs passed.
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
async function* inner() { out('a'); await null; yield 1; yield Promise.resolve(2); const sent = yield 3; out('sent', sent); return Promise.resolve('end'); }
async function* outer() { const r = yield* inner(); out('r', r); yield 4; return r; }
await count('one by one', async () => { const g = outer(); for (let i = 0; i < 7; i++) { const r = await g.next(i); out(show(r)); } });
await count('together', () => { const g = outer(); for (let i = 0; i < 7; i++) asked(`n${i}`, g.next(i)); });
await count('loop', async () => { for await (const x of outer()) out(x); out('done'); });
