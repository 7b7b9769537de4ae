// --unhandled-rejections=strict: an uncaught exception at once; the listener of the event comes after it.
// flags: --unhandled-rejections=strict
process.on('uncaughtException', (error, origin) => console.log('uncaught', error.message, origin));
process.on('unhandledRejection', (reason) => console.log('unhandled', reason.message));
Promise.reject(new Error('strict'));
setImmediate(() => console.log('immediate'));
