// In a timer: its immediate runs before the timer it sets.
setTimeout(() => {
  setTimeout(() => console.log('timeout'), 1);
  setImmediate(() => console.log('immediate'));
  const until = performance.now() + 20;
  while (performance.now() < until);
  console.log('timer');
}, 1);
