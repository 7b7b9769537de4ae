// With a listener the program goes on; it is given the reason and the promise.
process.on('unhandledRejection', (reason, promise) => console.log('unhandled', reason, promise === rejected));
const rejected = Promise.reject('reason');
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('then'));
setImmediate(() => console.log('immediate'));
