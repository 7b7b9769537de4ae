// Generators run in the context of next; async generators keep the one of each call.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
function* plain() { while (true) yield als.getStore(); }
async function* later() { yield als.getStore(); await null; yield als.getStore(); }
const it = als.run('made', plain);
console.log(it.next().value, als.run('next', () => it.next().value));
als.run('loop', async () => { for await (const store of later()) console.log(store, als.getStore()); });
