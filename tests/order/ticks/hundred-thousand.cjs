// A hundred thousand ticks run in order, before any immediate.
let count = 0;
let inOrder = true;
for (let number = 0; number < 100000; number++) process.nextTick((n) => { inOrder &&= n === count++; }, number);
Promise.resolve().then(() => console.log('then', count));
setImmediate(() => console.log('immediate', count, inOrder));
