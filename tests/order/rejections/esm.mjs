// In an ES module: a rejection in the script is reported after the script's jobs and ticks.
process.on('unhandledRejection', (reason) => console.log('unhandled', reason));
Promise.reject('script');
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('then'));
await null;
console.log('after await');
