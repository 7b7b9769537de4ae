// Delegating generators in what consumes them: Array.fromAsync, pipelines of generators, for await with break. Numbers are promise jobs passed.
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
async function* numbers() { yield* [1, Promise.resolve(2), 3]; }
async function* map(source, f) { yield* (async function* () { for await (const x of source) yield f(x); })(); }
await count('fromAsync', async () => { out(await Array.fromAsync(numbers())); });
await count('pipeline', async () => { for await (const x of map(map(numbers(), (x) => x * 2), async (x) => x + 1)) out(x); });
await count('break', async () => { async function* closing() { try { yield* numbers(); } finally { out('closed'); await null; out('closed 2'); } } for await (const x of closing()) { out(x); if (x === 2) break; } out('after'); });
await count('awaited together', async () => { const g = numbers(); out((await Promise.all([g.next(), g.next(), g.next(), g.next()])).map(show)); });
