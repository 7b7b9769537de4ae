// Promise.all, allSettled, any and race, with members from other contexts.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
const member = (value, fails) => als.run(`member ${value}`, async () => { await null; if (fails) throw value; return als.getStore(); });
const members = () => [member(1), member(2)];
als.run('outer', async () => {
  console.log(await Promise.all(members()), als.getStore());
  console.log((await Promise.allSettled([...members(), member(3, true)])).map((r) => r.status), als.getStore());
  console.log(await Promise.any([member(1, true), member(2)]), als.getStore());
  console.log(await Promise.race(members()), als.getStore());
  await Promise.all([member(4, true)]).catch((value) => console.log('catch', value, als.getStore()));
  try { await Promise.any([member(5, true)]); } catch (error) { console.log(error.name, als.getStore()); }
  console.log(await Promise.try(() => als.getStore()), als.getStore());
});
