// Counts its runs.
globalThis.cjsRuns = (globalThis.cjsRuns ?? 0) + 1;
console.log('cjs run', globalThis.cjsRuns);
exports.number = globalThis.cjsRuns;
