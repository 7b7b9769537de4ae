// --unhandled-rejections=throw with a listener: the event, and nothing is thrown.
// flags: --unhandled-rejections=throw
process.on('unhandledRejection', (reason) => console.log('unhandled', reason));
Promise.reject('reason');
setImmediate(() => console.log('immediate'));
