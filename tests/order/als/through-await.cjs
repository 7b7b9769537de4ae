// The store follows awaits, also when the promise is settled from another context.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
const { promise, resolve } = Promise.withResolvers();
als.run('a', async () => { console.log(als.getStore()); await promise; console.log('after await', als.getStore()); });
als.run('b', async () => { await null; console.log('b', als.getStore()); await promise; console.log('b again', als.getStore()); });
als.run('resolver', () => setImmediate(() => { console.log(als.getStore()); resolve(); }));
