// After an await of a timer a module goes on in a promise job of that timer.
await new Promise((resolve) => setTimeout(resolve, 5));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('then'));
console.log('script');
