// A node function that calls itself through nodes without end gets a clear error; some depth is fine.
async function deep(n) { 'use node'; return n === 0 ? 'bottom' : deep(n - 1); }
async function forever(n) { 'use node'; return forever({ n: n.n + 1 }); }
console.log(await deep(100));
console.log(await deep(1e6).catch((error) => `${error.name} ${error.code}: ${error.message}`));
console.log(await forever({ n: 0 }).catch((error) => `${error.name} ${error.code}`));
console.log(await deep(10));
