// After a top-level await of a resolved promise the ticks of before have not run yet.
process.nextTick(() => console.log('tick 1'));
console.log('before');
await null;
console.log('after one await');
process.nextTick(() => console.log('tick 2'));
await null;
console.log('after two awaits');
