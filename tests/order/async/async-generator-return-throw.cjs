// return and throw of an async generator, begun and not.
async function* generate() {
  try { yield 1; yield 2; } catch (error) { console.log('caught', error); yield 'c'; } finally { console.log('finally'); await null; console.log('finally 2'); }
}
(async () => {
  const a = generate();
  console.log(await a.return('unbegun'), await a.next());
  const b = generate();
  console.log(await b.next(), await b.return(Promise.resolve('awaited')), await b.next());
  const c = generate();
  console.log(await c.next(), await c.throw('x'), await c.next(), await c.next());
  const d = generate();
  await d.throw(new Error('unbegun')).catch((error) => console.log(error.message));
})();
