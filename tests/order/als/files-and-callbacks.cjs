// Promises of fs, callbacks of fs, util.promisify and events, awaited.
const { AsyncLocalStorage } = require('async_hooks');
const { promisify } = require('util');
const fs = require('fs');
const als = new AsyncLocalStorage();
als.run('store', async () => {
  const { length } = await fs.promises.readFile(__filename, 'utf8');
  console.log(length > 100, als.getStore());
  await fs.promises.readFile(__filename + '.missing').catch((error) => console.log(error.code, als.getStore()));
  try { await fs.promises.stat(__filename + '.missing'); } catch (error) { console.log(error.code, als.getStore()); }
  console.log((await promisify(fs.stat)(__filename)).isFile(), als.getStore());
  await new Promise((resolve) => fs.readFile(__filename, () => { console.log('callback', als.getStore()); als.run('inner', resolve); }));
  console.log('end', als.getStore());
});
