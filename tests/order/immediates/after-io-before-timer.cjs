// After an I/O callback an immediate comes before a timer of 0 ms, always.
require('fs').stat(__filename, () => {
  setTimeout(() => console.log('timeout'), 0);
  setImmediate(() => console.log('immediate'));
  process.nextTick(() => console.log('tick'));
  Promise.resolve().then(() => console.log('then'));
  console.log('stat');
});
