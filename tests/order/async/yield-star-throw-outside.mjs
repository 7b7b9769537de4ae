// throw() from outside, in every state. Numbers are promise jobs passed.
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
async function* inner() { try { yield 1; yield 2; } catch (e) { out('caught', e); yield 'c'; return 'r'; } finally { out('finally'); } }
async function* outer() { try { out('r', yield* inner()); yield 'after'; } catch (e) { out('outer', e); yield 'oc'; } finally { out('of'); } }
await count('before the start', () => { const g = outer(); asked('t', g.throw('x')); asked('n', g.next()); });
await count('suspended', async () => { const g = outer(); await g.next(); asked('t', g.throw('x')); asked('n', g.next()); asked('n', g.next()); asked('n', g.next()); });
await count('running', () => { const g = outer(); asked('n', g.next()); asked('t', g.throw('x')); asked('t', g.throw('y')); asked('n', g.next()); });
await count('completed', async () => { const g = outer(); while (!(await g.next()).done); asked('t', g.throw('x')); asked('n', g.next()); });
