// After a rejected await, catch and finally run in the context the function had; after a throw, in the one of the throw.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
const later = (how) => new Promise((resolve, reject) => als.run('settler', () => setImmediate(how === 'resolve' ? resolve : reject, how)));
als.run('rejected', async () => {
  try { await later('reject'); } catch (reason) { console.log(reason, als.getStore()); } finally { console.log('finally', als.getStore()); }
  try { await later('again'); } finally { console.log('only finally', als.getStore()); }
}).catch((reason) => console.log('outside', reason, als.getStore()));
als.run('thrown', async () => {
  await null;
  try { als.enterWith('entered'); throw 'thrown'; } catch (reason) { console.log(reason, als.getStore()); }
  try { await later('resolve'); als.enterWith('later'); throw 'after await'; } catch (reason) { console.log(reason, als.getStore()); }
});
