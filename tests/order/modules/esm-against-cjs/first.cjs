// The first dependency.
console.log('first');
process.nextTick(() => console.log('first tick'));
Promise.resolve().then(() => console.log('first then'));
