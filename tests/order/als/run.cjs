// AsyncLocalStorage.run: inside, nested, after, and what it returns.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
console.log(als.getStore());
console.log(als.run('outer', (a, b) => {
  console.log(als.getStore(), a, b);
  als.run('inner', () => console.log(als.getStore()));
  console.log(als.getStore());
  return 'returned';
}, 1, 2));
try { als.run('throwing', () => { throw new Error('x'); }); } catch { console.log(als.getStore()); }
console.log(als.getStore());
