// return() from outside, in every state. Numbers are promise jobs passed.
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
async function* inner() { try { yield 1; yield 2; } finally { out('finally'); await null; out('finally 2'); } }
async function* outer() { try { yield* inner(); yield 'after'; } finally { out('of'); yield 'of'; } }
for (const [name, value] of [['plain', 7], ['promise', () => Promise.resolve(8)], ['rejected', () => Promise.reject(new Error('no'))], ['thenable', { then(f) { out('then'); f(9); } }]]) {
  const v = () => (typeof value === 'function' ? value() : value);
  await count(`${name}, before the start`, () => { const g = outer(); asked('r', g.return(v())); asked('n', g.next()); });
  await count(`${name}, suspended`, async () => { const g = outer(); await g.next(); asked('r', g.return(v())); asked('n', g.next()); asked('n', g.next()); });
  await count(`${name}, running`, () => { const g = outer(); asked('n', g.next()); asked('r', g.return(v())); asked('n', g.next()); asked('n', g.next()); });
  await count(`${name}, completed`, async () => { const g = outer(); while (!(await g.next()).done); asked('r', g.return(v())); asked('n', g.next()); asked('r', g.return(v())); });
}
