// for await in a function that delegates: break, continue, return, errors, labels. Numbers are promise jobs passed.
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
const it = (name, n = 3) => ({ [Symbol.asyncIterator]() { let i = 0; return { async next() { return { value: `${name}${i}`, done: i++ >= n }; }, async return() { out(`${name} closed`); await null; out(`${name} closed 2`); return {}; } }; } });
async function* all() { yield* []; for await (const x of it('a')) { yield x; } out('end'); }
async function* breaks() { for await (const x of it('a')) { if (x === 'a1') break; yield x; } yield* ['end']; }
async function* continues() { for await (const x of it('a')) { if (x === 'a1') continue; yield x; } yield* ['end']; }
async function* returns() { for await (const x of it('a')) return x; yield* ['end']; }
async function* throws() { try { for await (const x of it('a')) throw x; } catch (e) { yield* ['caught', e]; } }
async function* labelled() { outer: inner: for await (const x of it('a')) { for await (const y of it('b')) { if (x === 'a0') continue outer; if (x === 'a2') break outer; if (y === 'b1') break; yield x + y; } } yield* ['end']; }
async function* destructures() { for await (const { length, 0: first } of it('a')) yield* [length, first]; for await (let [a, , ...b] of [[1, 2, 3]]) yield [a, b]; for await (var v of [1, Promise.resolve(2)]) ; yield v; let w; for await (w of [5]) yield w; }
async function* bad() { try { for await (const [x] of [1]) out(x); } catch (e) { out(e.name); } try { for await (const x of { [Symbol.asyncIterator]: () => ({ next: () => 1 }) }) out(x); } catch (e) { out(e.name); } try { for await (const x of { [Symbol.asyncIterator]: () => ({ next: () => ({ value: 1 }), return: () => 1 }) }) break; } catch (e) { out(e.name); } yield* []; }
for (const f of [all, breaks, continues, returns, throws, labelled, destructures, bad]) await count(f.name, () => { const g = f(); for (let i = 0; i < 8; i++) asked(`n${i}`, g.next()); });
for (const f of [all, labelled]) { await count(`${f.name}, return`, async () => { const g = f(); await g.next(); asked('r', g.return(1)); }); await count(`${f.name}, throw`, async () => { const g = f(); await g.next(); asked('t', g.throw(1)); }); }
