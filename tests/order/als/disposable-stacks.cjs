// What an AsyncDisposableStack calls runs in the AsyncLocalStorage of who disposes of it, whatever else runs in between.
const { AsyncLocalStorage } = require('async_hooks');

const storage = new AsyncLocalStorage();
const log = (...parts) => console.log(...parts, storage.getStore());

const dispose = async (name) => {
  const stack = new AsyncDisposableStack();
  stack.defer(() => log(name, 'deferred'));
  stack.use({ async [Symbol.asyncDispose]() { await null; log(name, 'used'); throw new Error(name); } });
  stack.adopt(name, async (value) => { await null; log(value, 'adopted'); });
  stack.defer(() => ({ then(resolve) { log(name, 'thenable'); resolve(); } }));
  await stack.disposeAsync().catch((error) => log(error.message));
  log(name, 'over');
};
storage.run('a', dispose, 'first');
dispose('second');
storage.run('b', dispose, 'third');
