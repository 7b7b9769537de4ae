// Ticks and jobs made by the listener run before the loop goes on.
process.on('unhandledRejection', (reason) => {
  console.log('unhandled', reason);
  Promise.resolve().then(() => console.log('then for', reason));
  process.nextTick(() => console.log('tick for', reason));
});
Promise.reject('a');
Promise.reject('b');
setImmediate(() => console.log('immediate'));
