// Sync delegates: generators, iterators with and without return and throw. Numbers are promise jobs passed.
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
function* sync() { try { const s = yield 1; out('s', s); yield Promise.resolve(2); } catch (e) { out('c', e); yield 'c'; } finally { out('f'); } }
async function* outer(x) { try { return yield* x; } finally { out('finally'); } }
const it = (more) => ({ [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }), ...more }) });
for (const [name, make] of Object.entries({ generator: sync, none: () => it({}), 'with return': () => it({ return(v) { out('return', v); return { value: v, done: true }; } }), 'return gives no object': () => it({ return: () => 1 }), 'throw done': () => it({ throw: (e) => ({ done: true, value: e }) }) })) {
  await count(`${name}, next`, () => { const g = outer(make()); asked('a', g.next('a')); asked('b', g.next('b')); asked('c', g.next('c')); });
  await count(`${name}, return`, async () => { const g = outer(make()); await g.next(); asked('r', g.return(3)); asked('n', g.next()); });
  await count(`${name}, throw`, async () => { const g = outer(make()); await g.next(); asked('t', g.throw(4)); asked('n', g.next()); });
}
