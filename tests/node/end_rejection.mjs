// Likewise a rejection in a node function that nobody handles.
// stderr: headlines
async function fails() { 'use node'; Promise.reject(new RangeError('nobody')); await new Promise(() => {}); }
await fails();
