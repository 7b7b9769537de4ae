// How many promise jobs it takes to dispose of resources, and errors while that is done.
let jobs = 0; const log = [];
const out = (...a) => log.push(jobs + ' ' + a.join(' '));
function tick() { jobs++; if (jobs < 40) Promise.resolve().then(tick); }
async function measure(name, fn) { jobs = 0; log.length = 0; Promise.resolve().then(tick); try { await fn(); } catch (e) { out('error', e.name, e.message); } const l = [...log]; const end = jobs; while (jobs < 40) await null; console.log(name, 'end', end, l.join(' | ')); }
const A = (n) => ({ async [Symbol.asyncDispose]() { out('dispose ' + n); await null; out('disposed ' + n); } });
const AS = (n) => ({ [Symbol.asyncDispose]() { out('dispose ' + n); } });
const S = (n) => ({ [Symbol.dispose]() { out('sync ' + n); } });
await measure('one', async () => { { await using a = AS(1); out('body'); } out('after'); });
await measure('two', async () => { { await using a = AS(1), b = AS(2); out('body'); } out('after'); });
await measure('async fn', async () => { { await using a = A(1); out('body'); } out('after'); });
await measure('sync in await', async () => { { await using a = S(1); } out('after'); });
await measure('null', async () => { { await using a = null; } out('after'); });
await measure('null undefined', async () => { { await using a = null, b = undefined; } out('after'); });
await measure('null then one', async () => { { await using a = null, b = AS(1); } out('after'); });
await measure('one then null', async () => { { await using b = AS(1), a = null; } out('after'); });
await measure('mixed', async () => { { using s = S(0); await using b = AS(1); using t = S(2); } out('after'); });
await measure('mixed null', async () => { { using s = S(0); await using b = null; using t = S(2); } out('after'); });
await measure('throws', async () => { { await using b = AS(1); throw new Error('x'); } });
await measure('dispose throws', async () => { { await using b = { [Symbol.asyncDispose]() { throw new Error('d'); } }; throw new Error('x'); } });
await measure('dispose rejects', async () => { { await using b = { async [Symbol.asyncDispose]() { throw new Error('d'); } }; await using c = AS(2); } });
await measure('sync dispose throws', async () => { { await using b = { [Symbol.dispose]() { throw new Error('d'); } }; } });
await measure('return', async () => { const f = async () => { await using b = AS(1); return 5; }; out(await f()); });
await measure('function body', async () => { const f = async () => { await using b = AS(1); out('in'); }; await f(); out('after'); });
await measure('loop', async () => { for (const i of [1, 2]) { await using b = AS(i); out('i' + i); } out('after'); });
await measure('for of', async () => { for (await using b of [AS(1), AS(2)]) { out('i'); } out('after'); });
await measure('using only', async () => { { using b = S(1); out('b') } out('after'); });
await measure('stack', async () => { const s = new AsyncDisposableStack(); s.use(AS(1)); s.use(null); s.use(S(2)); s.defer(() => out('deferred')); s.adopt(3, (v) => out('adopted ' + v)); await s.disposeAsync(); out('after'); });
await measure('stack empty', async () => { const s = new AsyncDisposableStack(); await s.disposeAsync(); out('after'); s.disposeAsync(); });
await measure('stack null', async () => { const s = new AsyncDisposableStack(); s.use(null); await s.disposeAsync(); out('after'); });
try { const f = async () => { await using x = 5; }; await f(); } catch (e) { console.log(e.name, e.message); }
try { const f = async () => { await using x = {}; }; await f(); } catch (e) { console.log(e.name, e.message); }
try { using x = {}; } catch (e) { console.log(e.name, e.message); }
try { using x = 5; } catch (e) { console.log(e.name, e.message); }
try { using x = { [Symbol.dispose]: 1 }; } catch (e) { console.log(e.name, e.message); }
try { const s = new DisposableStack(); s.use({}); } catch (e) { console.log(e.name, e.message); }
