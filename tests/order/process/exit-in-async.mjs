// process.exit in an async function, a generator and a module that awaits.
process.on('exit', (code) => console.log('exit', code));
function* generate() { try { yield 1; process.exit(8); } finally { console.log('never'); } }
await (async () => { await null; for (const value of generate()) console.log(value); })();
console.log('never');
