// A timer set inside a callback of the same list fires in a later turn.
setTimeout(() => {
  console.log('outer 1');
  setTimeout(() => console.log('inner'), 10);
  setImmediate(() => console.log('immediate'));
}, 10);
setTimeout(() => console.log('outer 2'), 10);
const until = performance.now() + 40;
while (performance.now() < until);
