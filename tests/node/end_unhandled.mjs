// A call whose failure nobody handles is an unhandled rejection of the caller's.
// stderr: headlines
async function fails() { 'use node'; throw new TypeError('lost'); }
fails();
