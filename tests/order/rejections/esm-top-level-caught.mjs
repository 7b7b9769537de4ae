// A top level that throws goes to uncaughtException, and the loop goes on.
process.on('uncaughtException', (error, origin) => console.log('uncaught', error.message, origin));
process.on('unhandledRejection', () => console.log('unhandled, never'));
setImmediate(() => console.log('immediate'));
throw new Error('top level');
