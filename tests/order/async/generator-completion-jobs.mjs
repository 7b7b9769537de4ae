// How many promise jobs the ends of async generators take, in strict code.
let jobs = 0; function tick() { jobs++; if (jobs < 30) Promise.resolve().then(tick); }
async function measure(name, fn) { jobs = 0; Promise.resolve().then(tick); await fn(); const end = jobs; while (jobs < 30) await null; console.log(name, end); }
await measure('fall off', async () => { await (async function* () { })().next(); });
await measure('return', async () => { await (async function* () { return; })().next(); });
await measure('return 3', async () => { await (async function* () { return 3; })().next(); });
await measure('return await 3', async () => { await (async function* () { return await 3; })().next(); });
await measure('return promise', async () => { await (async function* () { return Promise.resolve(3); })().next(); });
await measure('throw', async () => { try { await (async function* () { throw 3; })().next(); } catch {} });
await measure('yield', async () => { await (async function* () { yield 3; })().next(); });
await measure('return after yield', async () => { const g = (async function* () { yield 3; return 4 })(); await g.next(); await g.next() });
await measure('return completed', async () => { const g = (async function* () { })(); await g.next(); await g.return(3) });
await measure('return start', async () => { const g = (async function* () { })(); await g.return(3) });
await measure('throw start', async () => { const g = (async function* () { })(); try { await g.throw(3) } catch {} });
