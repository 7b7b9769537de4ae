// A listener that makes a rejection is called for it too.
let left = 3;
process.on('unhandledRejection', (reason) => {
  console.log('unhandled', reason);
  if (--left > 0) Promise.reject(`number ${left}`);
});
Promise.reject('first');
setImmediate(() => console.log('immediate'));
