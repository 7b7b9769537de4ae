// Errors of delegation: where they arise, and what becomes of the generator. Numbers are promise jobs passed.
let jobs = 0;
const log = [];
const out = (...a) => log.push(`${jobs} ${a.join(' ')}`);
const show = (r) => `${typeof r.value === 'object' && r.value !== null ? JSON.stringify(r.value) : String(r.value)}/${r.done}`;
const asked = (name, promise) => promise.then((r) => out(name, show(r)), (e) => out(name, 'rejected', e instanceof RangeError ? e.message : e.name));
async function count(name, begin) {
  jobs = 0;
  log.length = 0;
  begin();
  for (; jobs < 60; jobs++) await undefined;
  console.log(`${name}: ${log.join(' | ')}`);
}
async function* delegates(x) { try { yield* x(); } catch (e) { out(e instanceof RangeError ? e.message : e.name); throw e; } finally { out('finally'); } }
const iterator = (o) => () => ({ [Symbol.asyncIterator]: () => o });
const kinds = { 'not iterable': () => 5, undefined: () => undefined, 'call throws': () => { throw new RangeError('call'); }, 'no function': () => ({ [Symbol.asyncIterator]: 5 }), 'no object': () => ({ [Symbol.asyncIterator]: () => 5 }), 'no next': iterator({}), 'next throws': iterator({ next() { throw new RangeError('next'); } }), 'result no object': iterator({ next: () => null }), 'done throws': iterator({ next: () => ({ get done() { throw new RangeError('done'); } }) }), 'value throws': iterator({ next: () => ({ get value() { throw new RangeError('value'); } }) }), 'inner throws': async function* () { yield 1; throw new RangeError('inner'); }, 'sync throws': function* () { throw new RangeError('sync'); } };
for (const [name, x] of Object.entries(kinds)) await count(name, () => { const g = delegates(x); for (let i = 0; i < 3; i++) asked(`n${i}`, g.next()); });
await count('constructor getter', () => { const q = Promise.resolve(1); Object.defineProperty(q, 'constructor', { get() { throw new RangeError('constructor'); } }); const g = (async function* () { try { await q; } catch (e) { out(e.message); } try { yield q; } catch (e) { out(e.message); } yield* [1]; return q; })(); for (let i = 0; i < 3; i++) asked(`n${i}`, g.next()); const h = delegates(() => [1]); h.next(); asked('r', h.return(q)); });
