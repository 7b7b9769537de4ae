// A listener of unhandledRejection may handle the promise itself.
process.on('unhandledRejection', (reason, promise) => {
  console.log('unhandled', reason);
  promise.catch((again) => console.log('caught', again));
});
process.on('rejectionHandled', () => console.log('rejectionHandled'));
Promise.reject('reason');
setImmediate(() => console.log('immediate'));
