// Two storages do not disturb each other.
const { AsyncLocalStorage } = require('async_hooks');
const a = new AsyncLocalStorage();
const b = new AsyncLocalStorage();
a.run(1, () => b.run(2, () => {
  process.nextTick(() => console.log(a.getStore(), b.getStore()));
  a.run(3, () => Promise.resolve().then(() => console.log(a.getStore(), b.getStore())));
  b.exit(() => setImmediate(() => console.log(a.getStore(), b.getStore())));
}));
