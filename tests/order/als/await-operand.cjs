// The context after an await is that of the moment it began: what the operand did is in it.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
async function enters(store) { als.enterWith(store); }
async function entersLate(store) { await null; als.enterWith(store); }
als.run('outer', async () => {
  await enters('by callee');
  console.log(als.getStore());
  await entersLate('late');
  console.log(als.getStore());
  await (als.enterWith('in operand'), null);
  console.log(als.getStore());
  console.log([await als.run('x', async () => { await null; return als.getStore(); }), als.getStore(), await (await (async () => als.getStore()))()]);
  als.exit(() => {});
  await als.exit(async () => { await null; console.log('exit', als.getStore()); });
  console.log(als.getStore());
});
console.log('outside', als.getStore());
