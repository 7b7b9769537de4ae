// A promise resolved with a rejected one takes its fate and its duty to be handled.
process.on('unhandledRejection', (reason, promise) => console.log('unhandled', reason, promise === outer));
const outer = new Promise((resolve) => resolve(Promise.reject('inner')));
