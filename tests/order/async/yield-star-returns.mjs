// What functions that delegate return. Numbers are promise jobs passed.
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
const make = { 'the result': async function* () { return yield* [1]; }, 'a promise': async function* () { yield* []; return Promise.resolve(2); }, 'a rejection': async function* () { yield* []; return Promise.reject(new Error('r')); }, 'caught rejection': async function* () { try { yield* []; return Promise.reject(new Error('r')); } catch (e) { yield e.message; } }, thenable: async function* () { yield* []; return { then(f) { out('then'); f('t'); } }; }, nothing: async function* () { yield* []; return; }, 'in finally': async function* () { try { yield* [1]; } finally { return 'f'; } }, 'finally yields': async function* () { try { return 'r'; } finally { yield* ['f']; out('g'); } }, 'end': async function* () { yield* []; } };
for (const [name, f] of Object.entries(make)) { await count(name, () => { const g = f(); for (let i = 0; i < 3; i++) asked(`n${i}`, g.next()); }); await count(`${name}, returned`, async () => { const g = f(); await g.next(); asked('r', g.return('x')); asked('n', g.next()); }); }
