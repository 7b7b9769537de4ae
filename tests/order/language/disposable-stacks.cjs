// DisposableStack and AsyncDisposableStack: last in, first out; errors that hide others are SuppressedErrors.
const stack = new DisposableStack();
stack.defer(() => { console.log('first in'); throw new Error('first'); });
stack.adopt('value', (value) => { console.log('adopted', value); throw new Error('second'); });
stack.use({ [Symbol.dispose]() { console.log('used'); } });
try {
  stack.dispose();
} catch (error) {
  console.log(error.name, error instanceof SuppressedError, error.error.message, error.suppressed.message, stack.disposed);
}
(async () => {
  const later = new AsyncDisposableStack();
  later.use(null);
  later.use({ async [Symbol.asyncDispose]() { console.log('async used'); } });
  later.defer(() => console.log('deferred'));
  for (const name of ['a', 'b', 'c']) Promise.resolve().then(() => console.log('job', name));
  await later.disposeAsync();
  console.log('all disposed', later.disposed);
  console.log([...Iterator.concat([1], new Set([2])).take(2)]);
})();
