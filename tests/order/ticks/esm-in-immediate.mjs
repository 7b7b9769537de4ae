// Inside callbacks an ES module follows the same rule as CommonJS: ticks first.
setImmediate(() => {
  Promise.resolve().then(() => console.log('then'));
  process.nextTick(() => console.log('tick'));
  console.log('immediate');
});
