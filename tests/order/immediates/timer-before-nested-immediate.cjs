// In a check phase: a timer that is due fires before the immediate of the next turn.
setImmediate(() => {
  setTimeout(() => console.log('timeout'), 1);
  setImmediate(() => console.log('immediate of the next turn'));
  const until = performance.now() + 20;
  while (performance.now() < until);
  console.log('immediate');
});
