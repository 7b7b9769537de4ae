// A chain of async generators, each reading from the one before, left in the middle.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
const log = (...what) => console.log(...what, als.getStore());
async function* count() { try { for (let i = 0; ; i++) { await new Promise((resolve) => als.run('timer', () => setImmediate(resolve))); log('count', i); yield i; } } finally { await null; log('count ends'); } }
async function* double(source) { try { for await (const value of source) { log('double', value); yield value * 2; } } finally { log('double ends'); } }
async function* both(source) { yield* source; log('never'); }
als.run('one', async () => { for await (const value of both(double(count()))) { log('value', value); if (value === 2) break; } log('end'); });
