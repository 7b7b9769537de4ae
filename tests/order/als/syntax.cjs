// Awaits in every place of the grammar mean what they should, inside a context.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
const seen = [];
const store = (value) => { seen.push(als.getStore()); return value; };
async function all(x, y = async () => store(await 1)) {
  const list = [await 1, ...await [2], await y()]
  await store(null)
  ;[1].map(store)
  class A extends (await Object) { [await 'key']() { return store(1); } field = async () => store(await 5); static async make() { return store(await new this()); } }
  const a = await A.make()
  const { [await 'p']: p = await 8, ...rest } = { q: await 9 }
  if (await false) await 1; else await 2
  label: for (let i = await 0; i < await 2; i += await 1) { if (await i) continue label; store() }
  switch (await 1) { case await 1: await 2; default: await 3 }
  do await x; while (--x > await 0)
  const C = await class {}, F = await function () {}
  delete (await rest).q
  return [list, a.key(), await a.field(), p, rest, C.name, F.name, typeof await 1, -await 2, !await 0, `${await 1}${`${await 2}`}`, new (await Map)().size, (await { b: { c: 1 } })?.b.c, await 1 + await 2 * await 3, (await 0, await 4)]
}
als.run('store', () => all(2)).then((result) => console.log(result, seen.length, new Set(seen)));
