// A CommonJS module may return; what it scheduled still runs.
process.nextTick(() => console.log('tick'));
console.log('before');
if (module) return;
console.log('never');
