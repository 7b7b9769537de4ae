// The store follows ticks, jobs, timers, immediates, intervals and I/O.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
const show = (name) => () => console.log(name, als.getStore());
als.run('store', () => {
  process.nextTick(show('tick'));
  queueMicrotask(show('microtask'));
  Promise.resolve().then(show('then'));
  setTimeout(show('timeout'), 30);
  setImmediate(show('immediate'));
  const interval = setInterval(() => { show('interval')(); clearInterval(interval); }, 90);
  setTimeout(() => require('fs').stat(__filename, show('stat')), 150);
});
process.nextTick(show('tick outside'));
setImmediate(show('immediate outside'));
