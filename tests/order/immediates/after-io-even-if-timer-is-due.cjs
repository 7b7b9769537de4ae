// Even if the timer is due by the end of the I/O callback, check comes before timers.
require('fs').stat(__filename, () => {
  setTimeout(() => console.log('timeout'), 1);
  setImmediate(() => console.log('immediate'));
  const until = performance.now() + 20;
  while (performance.now() < until);
  console.log('stat');
});
