// Intervals and immediates can be unreferenced too.
setInterval(() => console.log('never'), 1000).unref();
const immediate = setImmediate(() => console.log('never either'));
immediate.unref();
console.log(immediate.hasRef());
process.on('exit', () => console.log('exit'));
