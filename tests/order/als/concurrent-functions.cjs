// Many async functions at once, each with a store of its own.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
const wrong = [];
async function step(id, depth) {
  if (depth === 0) return id;
  if (als.getStore() !== id) wrong.push(['before', id, depth]);
  await [null, Promise.resolve(), new Promise(setImmediate), new Promise((resolve) => process.nextTick(resolve))][(id + depth) % 4];
  if (als.getStore() !== id) wrong.push(['after', id, depth]);
  const result = await step(id, depth - 1);
  if (als.getStore() !== id) wrong.push(['end', id, depth]);
  return result;
}
Promise.all(Array.from({ length: 50 }, (_, id) => als.run(id, () => step(id, 6)))).then((ids) => {
  console.log(ids.length, ids.every((id, at) => id === at), wrong, als.getStore());
});
