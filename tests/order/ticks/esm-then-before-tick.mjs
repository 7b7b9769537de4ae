// In an ES module the script is a promise job: jobs made by it come before its ticks.
process.nextTick(() => console.log('tick 1'));
Promise.resolve().then(() => console.log('then 1'));
process.nextTick(() => console.log('tick 2'));
queueMicrotask(() => console.log('microtask'));
console.log('script');
