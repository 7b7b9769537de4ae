// Snapshots, bound functions and resources around async functions.
const { AsyncLocalStorage, AsyncResource } = require('async_hooks');
const als = new AsyncLocalStorage();
const log = (...what) => console.log(...what, als.getStore());
async function work(name) { log(name, 'begins'); await null; log(name, 'goes on'); return als.getStore(); }
const [bound, snapshot, resource] = als.run('made', () => [AsyncLocalStorage.bind(work), AsyncLocalStorage.snapshot(), new AsyncResource('work')]);
als.run('caller', async () => {
  log(await bound('bound'));
  log(await snapshot(work, 'snapshot'));
  log(await resource.runInAsyncScope(work, null, 'resource'));
  log(await work('direct'));
});
