// bind and snapshot carry a context to where it is called.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
const [bound, snapshot] = als.run('captured', () => [AsyncLocalStorage.bind((x) => [als.getStore(), x]), AsyncLocalStorage.snapshot()]);
als.run('caller', () => {
  console.log(bound(1), snapshot((x) => [als.getStore(), x], 2), als.getStore());
});
