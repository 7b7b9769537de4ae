// A getter `then` is read as often as without an AsyncLocalStorage.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
const thenable = (name) => ({ get then() { console.log('read', name); return undefined; } });
Promise.resolve(thenable('outside')).then(() => console.log('outside'));
als.run(1, async () => {
  Promise.resolve(thenable('resolve')).then(() => console.log('resolved'));
  new Promise((resolve) => resolve(thenable('executor'))).then(() => console.log('executed'));
  Promise.all([thenable('all')]).then(() => console.log('all'));
  (async () => thenable('returned'))().then(() => console.log('returned'));
  await thenable('awaited');
  console.log('awaited', als.getStore());
});
