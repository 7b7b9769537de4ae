// Rejections that pass through several functions and try statements.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
const log = (what) => console.log(what, als.getStore());
async function inner() { try { await Promise.reject(new Error('deep')); } finally { log('inner finally'); als.enterWith('inner'); } }
async function middle() {
  als.enterWith('middle');
  try { await inner(); } catch (error) { log(error.message); await null; log('handler after await'); throw new Error('again'); } finally { await null; log('middle finally'); }
}
als.run('outer', async () => {
  try { try { await middle(); } finally { log('between'); } } catch (error) { log(error.message); }
  log('end');
}).then(() => log('outside'));
