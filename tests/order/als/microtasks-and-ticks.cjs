// Ticks and microtasks started after an await carry the context of that moment.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
const log = (what) => console.log(what, als.getStore());
als.run('a', async () => {
  await null;
  process.nextTick(() => log('tick'));
  queueMicrotask(() => log('microtask'));
  als.run('b', () => { queueMicrotask(async () => { log('microtask b'); await null; log('after it'); }); process.nextTick(async () => { log('tick b'); await null; log('after tick b'); }); });
  await new Promise((resolve) => process.nextTick(resolve));
  log('a');
  queueMicrotask(() => { als.enterWith('entered'); queueMicrotask(() => log('inner microtask')); });
  setImmediate(() => log('immediate'));
});
