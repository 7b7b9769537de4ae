// With a listener the loop runs on after the script threw.
process.on('uncaughtException', (error, origin) => console.log('uncaught', error.message, origin));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('then'));
setImmediate(() => console.log('immediate'));
throw new Error('in the script');
