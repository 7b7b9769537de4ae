// exit runs a function outside the store.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
als.run('store', () => {
  console.log(als.exit((a) => { setImmediate(() => console.log('immediate', als.getStore())); return [als.getStore(), a]; }, 'arg'));
  console.log(als.getStore());
});
