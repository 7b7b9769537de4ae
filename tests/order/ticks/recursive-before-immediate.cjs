// Recursive ticks hold up everything else until they stop.
let count = 0;
setImmediate(() => console.log('immediate after', count, 'ticks'));
(function again() {
  if (++count < 1000) process.nextTick(again);
})();
Promise.resolve().then(() => console.log('then after', count, 'ticks'));
