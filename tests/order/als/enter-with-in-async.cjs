// enterWith inside an async function lasts across its awaits and does not leak to the caller after one.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
async function inner() { await null; als.enterWith('inner'); await null; console.log('inner', als.getStore()); }
als.run('outer', async () => { await inner(); console.log('outer', als.getStore()); });
