// In CommonJS all ticks run before any promise job, whatever was scheduled first.
Promise.resolve().then(() => console.log('then 1'));
process.nextTick(() => console.log('tick 1'));
Promise.resolve().then(() => console.log('then 2'));
process.nextTick(() => console.log('tick 2'));
