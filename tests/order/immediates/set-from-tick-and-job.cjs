// Immediates set from script, tick and job run in the order of setting.
process.nextTick(() => setImmediate(() => console.log('from tick')));
Promise.resolve().then(() => setImmediate(() => console.log('from job')));
setImmediate(() => console.log('from script'));
