// An async generator goes on in the context of each call of next.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
const log = (...what) => console.log(...what, als.getStore());
async function* numbers() {
  log('begins');
  log('got', yield 1);
  await null;
  log('after await');
  const got = yield Promise.resolve(2);
  log('got', got);
  als.enterWith('entered');
  await new Promise((resolve) => als.run('settler', () => setImmediate(resolve)));
  log('after settler');
}
als.run('consumer', async () => {
  const it = als.run('maker', numbers);
  for (const name of ['a', 'b', 'c', 'd']) { console.log(await als.run(name, () => it.next(name))); log('consumer'); }
});
