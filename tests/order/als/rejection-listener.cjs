// unhandledRejection runs in the context of the rejected promise.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
process.on('unhandledRejection', (reason) => console.log('unhandled', reason, als.getStore()));
als.run('store', () => { Promise.reject('x'); });
