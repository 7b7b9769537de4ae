// Delegates without return or throw, and with ones that are wrong. Numbers are promise jobs passed.
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
const it = (more) => ({ [Symbol.asyncIterator]: () => ({ next: () => ({ value: 1, done: false }), ...more }) });
async function* outer(x) { try { yield* x; } finally { out('finally'); } }
const kinds = { none: {}, 'null methods': { return: null, throw: null }, 'return only': { return(...a) { out('return', a.length); return {}; } }, 'return fails': { return() { throw new Error('rf'); } }, 'return rejects': { return: () => Promise.reject(new Error('rr')) }, 'return gives no object': { return: () => 5 }, 'not functions': { return: 5, throw: 6 }, 'done': { return: () => ({ done: true, value: Promise.resolve('x') }), throw: () => ({ done: true, value: 'y' }) }, 'not done': { return: (v) => ({ value: ['r', v] }), throw: (v) => ({ value: ['t', v] }) } };
for (const [name, more] of Object.entries(kinds)) {
  await count(`${name}, return`, async () => { const g = outer(it(more)); await g.next(); asked('r', g.return(3)); asked('n', g.next()); });
  await count(`${name}, throw`, async () => { const g = outer(it(more)); await g.next(); asked('t', g.throw(4)); asked('n', g.next()); });
}
