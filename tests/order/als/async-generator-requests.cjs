// Requests of async generators: queued, return and throw; each goes on in the context Node gives it.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
async function* g() {
  console.log('start', als.getStore());
  try {
  const x = yield 1;
  console.log('after yield 1', als.getStore(), x);
  await null;
  console.log('after await', als.getStore());
  yield 2;
  console.log('after yield 2', als.getStore());
  als.enterWith('entered');
  yield 3;
  console.log('after yield 3', als.getStore());
  yield* h();
  console.log('after yield*', als.getStore());
  } finally { console.log('fin', als.getStore()); await 1; console.log('fin2', als.getStore()); }
}
async function* h() { console.log('h', als.getStore()); yield 'h1'; console.log('h 2', als.getStore()); await 1; console.log('h 3', als.getStore());  yield 'h2'; console.log('h 4', als.getStore()); }
(async () => {
  const it = als.run('made', g);
  const n = (s, m = 'next', v) => als.run(s, () => it[m](v));
  console.log(await n('one'), als.getStore());
  console.log(await n('two'), als.getStore());
  console.log(await n('three'), als.getStore());
  console.log(await n('four'), als.getStore());
  console.log(await n('five'), als.getStore());
  console.log(await n('six', 'return'), als.getStore());
  console.log('--- queued');
  const it2 = als.run('made', g);
  const n2 = (s, m = 'next', v) => als.run(s, () => it2[m](v));
  console.log(await Promise.all([n2('q1'), n2('q2'), n2('q3'), n2('q4')]));
  console.log('--- throw');
  const it3 = g();
  await als.run('t1', () => it3.next());
  await als.run('t2', () => it3.throw(new Error('x'))).catch((e) => console.log(e.message, als.getStore()));
})();
