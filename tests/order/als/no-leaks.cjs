// Nothing leaks into callbacks that were registered without a context.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
const log = (...what) => console.log(...what, als.getStore());
const { promise, resolve } = Promise.withResolvers();
promise.then(() => log('registered before'));
(async () => { await promise; log('awaited before'); await null; log('and again'); })();
als.run('one', async () => { await null; als.enterWith('two'); resolve(); log('inside'); });
promise.then(() => log('registered outside'));
process.nextTick(() => log('tick'));
queueMicrotask(() => { log('microtask'); process.nextTick(() => log('tick of microtask')); });
setImmediate(() => { log('immediate'); als.run('three', async () => { await null; process.nextTick(() => log('tick of three')); }); Promise.resolve().then(() => log('then of immediate')); });
setImmediate(() => log('next immediate'));
setTimeout(() => log('timeout'), 50);
