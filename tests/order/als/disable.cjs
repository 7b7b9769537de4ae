// disable forgets the store until the next run.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
als.run('first', () => {
  setImmediate(() => console.log('immediate', als.getStore()));
  als.disable();
  console.log(als.getStore());
});
als.run('second', () => console.log(als.getStore()));
