// After a once listener is used up the next rejection ends the program.
// stderr: headlines
process.once('unhandledRejection', (reason) => console.log('unhandled', reason));
Promise.reject('first');
setImmediate(() => Promise.reject(new Error('second')));
setTimeout(() => console.log('never'), 2000);
