// Delegates written by hand: what they are called with, and whether their results are promises. Numbers are promise jobs passed.
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
const manual = (results) => ({ [Symbol.asyncIterator]() { let i = 0; return { next(...a) { out('next', a.length, String(a[0])); return results[i++] ?? { done: true, value: 'last' }; } }; } });
async function* outer(it) { out('r', String(yield* it)); }
const sets = { plain: [{ value: 1 }, { value: 2, done: false }], promised: [Promise.resolve({ value: 1 })], 'promise as value': [{ value: Promise.resolve(5), done: false }], 'done at once': [{ done: 1, value: Promise.resolve(6) }], 'no object': [5], 'rejected': [Promise.reject(new Error('r'))] };
for (const [name, results] of Object.entries(sets)) await count(name, () => { const g = outer(manual(results)); for (const v of ['a', 'b', 'c']) asked(v, g.next(v)); });
await count('getters', () => { const it = { [Symbol.asyncIterator]: () => ({ get next() { out('get next'); return () => ({ get done() { out('get done'); return false; }, get value() { out('get value'); return 1; } }); } }) }; const g = outer(it); asked('1', g.next()); asked('2', g.next()); });
