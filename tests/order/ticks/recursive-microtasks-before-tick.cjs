// Recursive promise jobs hold up ticks that were made meanwhile.
let count = 0;
queueMicrotask(function again() {
  if (count === 10) process.nextTick(() => console.log('tick after', count, 'jobs'));
  if (++count < 500) queueMicrotask(again);
});
