// Awaits nothing.
process.nextTick(() => console.log('two tick'));
Promise.resolve().then(() => console.log('two then'));
console.log('two');
