// for await over what rejects, in its iterator and in its body.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
const log = (...what) => console.log(...what, als.getStore());
async function* generator() { try { yield 1; yield 2; } finally { log('generator ends'); } }
als.run('outer', async () => {
  try { for await (const value of [1, Promise.reject('in list')]) log('value', value); } catch (reason) { log(reason); }
  try { for await (const value of generator()) { log('value', value); await Promise.reject('in body'); } } catch (reason) { log(reason); }
  try { for await (const value of (async function* () { await null; throw 'in generator'; })()) log(value); } catch (reason) { log(reason); }
  try { for await (const { a = (() => { throw 'in pattern'; })() } of [{}]) log(a); } catch (reason) { log(reason); }
  for await (const outer of [1, 2]) for await (const inner of generator()) { log(outer, inner); if (inner === 1) continue; als.enterWith(`${outer} ${inner}`); break; }
  log('end');
});
