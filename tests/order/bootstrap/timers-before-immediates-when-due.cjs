// A timer that is due when the loop starts fires before the first check phase.
setImmediate(() => console.log('immediate'));
setTimeout(() => console.log('timeout'), 0);
const until = performance.now() + 20;
while (performance.now() < until);
console.log('script');
