// await in every position of a function that delegates. Numbers are promise jobs passed.
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
const p = (v) => Promise.resolve(v);
async function* f(x) {
  out(await p(1) + await p(2), (await p({ a: 3 })).a, await (await p(p))(4));
  const list = [await p(5), ...await p([6, 7])], object = { [await p('k')]: await p(8), ...await p({ m: 9 }) };
  out(list, JSON.stringify(object), `${await p('t')}`, await p(true) ? await p('y') : await p('n'));
  if (await p(false)) out('never'); else out('else');
  for (let i = await p(0); i < await p(2); i += await p(1)) out('i', i);
  switch (await p(2)) { case await p(1): out('one'); break; case await p(2): out('two'); }
  try { await Promise.reject(new Error('e')); } catch (e) { out(e.message); } finally { await p(); out('f'); }
  const sent = yield* (await p([await p('d')]));
  const get = async () => { await null; return this === undefined ? 'undefined' : typeof this; };
  out(sent, await get(), -await p(3), typeof await p(1), !await p(0), (await p(1), await p(2)));
  await { then(ok) { out('then'); ok(); } };
  const y = yield await p('yielded'); out('got', y);
  yield yield yield 'deep';
  const fn = yield function () {}; out(fn?.name);
  return (yield* g()), await p(x);
}
async function* g() { yield 'g'; }
await count('f', async () => { const it = f('end'); for (let i = 0; i < 9; i++) { const r = await it.next(i); out(typeof r.value === 'function' ? `[${r.value.name}]` : show(r)); } });
