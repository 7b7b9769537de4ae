// A rejection in an immediate, handled in the next immediate: the event comes between.
process.on('unhandledRejection', (reason) => console.log('unhandled', reason));
process.on('rejectionHandled', () => console.log('rejectionHandled'));
let rejected;
setImmediate(() => { rejected = Promise.reject('x'); console.log('immediate 1'); });
setImmediate(() => { rejected.catch(() => console.log('caught')); console.log('immediate 2'); });
setImmediate(() => console.log('immediate 3'));
