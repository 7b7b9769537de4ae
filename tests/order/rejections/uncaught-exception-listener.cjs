// Without its own listener a rejection goes to uncaughtException, with its origin.
process.on('uncaughtException', (error, origin) => console.log('uncaught', error.message, origin));
Promise.reject(new Error('rejected'));
setImmediate(() => console.log('immediate'));
