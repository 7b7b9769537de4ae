// yield* in an async generator, over generators of both kinds and over a list.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
const log = (...what) => console.log(...what, als.getStore());
async function* inner() { log('inner'); yield 1; await null; log('inner goes on'); yield 2; return 'returned'; }
function* plain() { log('plain'); yield 3; log('plain goes on'); yield Promise.resolve(4); }
async function* outer() { log('result', yield* inner()); yield* plain(); log('between'); yield* [5]; try { yield* (async function* () { throw 'x'; })(); } catch (reason) { log(reason); } }
als.run('loop', async () => { for await (const value of outer()) log(value); log('end'); });
