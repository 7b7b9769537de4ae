// for await over a synchronous iterable of promises, values and thenables.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
const thenable = { then(resolve) { console.log('then', als.getStore()); als.run('inside', () => resolve('thenable')); } };
als.run('outer', async () => {
  for await (const value of new Set([1, Promise.resolve('promise'), thenable])) console.log(value, als.getStore());
  const values = function* () { try { console.log('begins', als.getStore()); yield 1; console.log('goes on', als.getStore()); yield 2; } finally { console.log('ends', als.getStore()); } };
  for await (const value of values()) { als.enterWith(`body ${value}`); if (value === 2) break; }
  console.log('end', als.getStore());
});
