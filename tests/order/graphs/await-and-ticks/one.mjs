// Awaits a job.
process.nextTick(() => console.log('one tick'));
console.log('one begins');
await null;
process.nextTick(() => console.log('one tick after await'));
console.log('one ends');
