// Values that delegates give: promises, thenables, rejections, plain values. Numbers are promise jobs passed.
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
const thenable = { then(resolve) { out('then'); resolve('t'); } };
async function* all(iterable) { out('result', String(yield* iterable)); }
const lists = { plain: [1, 2], promises: [Promise.resolve(1), 2], nested: [Promise.resolve(Promise.resolve(3))], thenable: [thenable], undefined: [undefined], empty: [], string: 'ab', set: new Set([1]), map: new Map([[1, 2]]) };
for (const [name, list] of Object.entries(lists)) await count(name, () => { const g = all(list); for (let i = 0; i < 4; i++) asked(`n${i}`, g.next()); });
await count('rejected', () => { const g = all([1, Promise.reject(new Error('no')), 3]); for (let i = 0; i < 4; i++) asked(`n${i}`, g.next()); });
