// An error that nobody catches in a node function's timer ends the program as one of its own would.
// stderr: headlines
async function fails() { 'use node'; setTimeout(() => { throw new RangeError('in a timer'); }, 1); await new Promise(() => {}); }
await fails();
