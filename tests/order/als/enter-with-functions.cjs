// enterWith in the synchronous part of an async function reaches its caller, after an await it does not.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
const log = (what) => console.log(what, als.getStore());
async function enters() { als.enterWith('first'); await null; log('callee'); als.enterWith('second'); await null; log('callee again'); }
const done = enters();
log('caller');
done.then(() => log('then'));
setImmediate(() => { log('immediate'); als.enterWith('immediate'); (async () => { await null; log('in immediate'); })(); });
setImmediate(() => log('next immediate'));
