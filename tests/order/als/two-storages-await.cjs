// Two storages across awaits, with runs of one inside the other.
const { AsyncLocalStorage } = require('async_hooks');
const a = new AsyncLocalStorage();
const b = new AsyncLocalStorage({ defaultValue: 'none' });
const log = (what) => console.log(what, a.getStore(), b.getStore());
a.run(1, async () => {
  log('start');
  await b.run(2, async () => { log('both'); await null; log('both after'); await a.exit(async () => { await null; log('only b'); }); a.enterWith(3); await null; log('entered'); });
  log('end');
});
b.run(4, async () => { await null; log('other'); });
log('outside');
