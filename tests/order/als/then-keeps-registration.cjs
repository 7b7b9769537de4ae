// A then handler sees the store of its registration, not that of the settler.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
const { promise, resolve } = Promise.withResolvers();
als.run('one', () => promise.then(() => console.log(als.getStore())).then(() => console.log('chained', als.getStore())));
als.run('two', () => promise.then(() => console.log(als.getStore())));
promise.then(() => console.log(als.getStore()));
als.run('settler', () => resolve());
