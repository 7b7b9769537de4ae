// Two delegating generators and async functions beside each other. Numbers are promise jobs passed.
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
async function* inner(n) { yield n + 1; await null; yield n + 2; }
async function* outer(n) { yield* inner(n); yield* [n + 3, Promise.resolve(n + 4)]; }
await count('loops', () => { for (const n of [10, 20, 30]) (async () => { for await (const x of outer(n)) out(x); out('end', n); })(); (async () => { for (let i = 0; i < 12; i++) { await null; out('i', i); } })(); });
