// A listener that throws makes an uncaught exception.
process.on('unhandledRejection', (reason) => { throw new Error(`thrown for ${reason}`); });
process.on('uncaughtException', (error, origin) => console.log('uncaught', error.message, origin));
Promise.reject('reason');
setImmediate(() => console.log('immediate'));
