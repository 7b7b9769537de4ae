// for await: each turn goes on in the context of the one before, whoever settles the promises.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
const log = (...what) => console.log(...what, als.getStore());
const source = (count) => ({
  [Symbol.asyncIterator]() {
    log('begin');
    return {
      next() { log('next'); return new Promise((resolve) => als.run('settler', () => setImmediate(resolve, { done: count-- === 0, value: count }))); },
      return() { log('return'); return als.run('returning', async () => { await null; return {}; }); },
    };
  },
});
als.run('outer', async () => {
  for await (const value of source(2)) { log('body', value); als.enterWith(`after ${value}`); }
  log('end');
  again: for await (const value of source(3)) {
    log('body', value);
    if (value === 2) continue again;
    als.enterWith('breaking');
    break again;
  }
  log('after break');
  try { for await (const value of source(1)) { als.enterWith('throwing'); throw value; } } catch (reason) { log('caught', reason); } finally { log('finally'); }
  const f = async () => { for await (const value of source(1)) { als.enterWith('returned'); return value; } };
  await f();
  log('outer again');
});
