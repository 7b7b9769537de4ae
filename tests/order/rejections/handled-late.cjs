// Handled in a later turn: unhandledRejection first, then rejectionHandled.
process.on('unhandledRejection', (reason, promise) => console.log('unhandled', reason, promise === rejected));
process.on('rejectionHandled', (promise) => console.log('rejectionHandled', promise === rejected));
const rejected = Promise.reject('reason');
setImmediate(() => {
  console.log('immediate');
  rejected.catch((reason) => console.log('caught', reason));
  process.nextTick(() => console.log('tick'));
});
