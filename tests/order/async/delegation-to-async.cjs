// yield* in an async generator over async and sync sources.
async function* inner() { const got = yield 'inner'; console.log('inner got', got); return 'inner result'; }
async function* outer() { console.log(await (yield* inner())); yield* [Promise.resolve('sync member'), 'plain']; }
(async () => {
  const it = outer();
  console.log(await it.next(), await it.next('sent'), await it.next(), await it.next());
})();
