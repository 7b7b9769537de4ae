// A synchronous iterator whose value is rejected is closed, and the loop goes on where its function does.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
const log = (...what) => console.log(...what, als.getStore());
const values = (...list) => ({ [Symbol.iterator]: () => ({
  next: () => ({ done: list.length === 0, value: list.shift() }),
  return(value) { log('return', value); return {}; },
}) });
const bare = (...list) => ({ [Symbol.iterator]: () => ({ next: () => ({ done: list.length === 0, value: list.shift() }) }) });
const fails = () => new Promise((_, reject) => als.run('rejecter', () => setImmediate(reject, 'rejected')));
async function* delegates(iterable) { try { yield* iterable; } catch (reason) { log('caught within', reason); } }
als.run('outer', async () => {
  for (const make of [values, bare]) {
    try { for await (const value of make(1, fails())) log(value); } catch (reason) { log('caught', reason); }
    try { for await (const value of make(fails())) log(value); } finally { log('finally'); continue; }
  }
  for await (const value of values(1, 2)) { log(value); break; }
  for await (const value of bare(1, 2)) { log(value); break; }
  for await (const value of delegates(values(1, fails()))) log(value);
  for await (const value of delegates([1, fails()])) log(value);
  for await (const value of delegates('ab')) log(value);
  try { for await (const value of null) log(value); } catch (error) { log(error.name); }
  try { for await (const value of 1) log(value); } catch (error) { log(error.name); }
  try { for await (const value of { [Symbol.asyncIterator]: 1 }) log(value); } catch (error) { log(error.name); }
  try { for await (const value of { [Symbol.iterator]: () => 1 }) log(value); } catch (error) { log(error.name); }
  try { for await (const value of { [Symbol.iterator]: () => ({ next: () => 1 }) }) log(value); } catch (error) { log(error.name); }
  const it = delegates({ [Symbol.iterator]: () => ({ next: () => ({ done: false, value: 1 }) }) });
  log(await it.next(), await it.throw('x').catch((error) => error.name), await it.next());
});
