// Promises settled by timers, ticks and immediates: each continuation runs in the queues of its settler.
const wait = (schedule, name) => new Promise((resolve) => schedule(resolve)).then(() => console.log('then of', name));
setImmediate(() => console.log('immediate 1'));
wait((resolve) => setImmediate(resolve), 'immediate');
setImmediate(() => console.log('immediate 2'));
wait((resolve) => process.nextTick(resolve), 'tick');
process.nextTick(() => console.log('tick 2'));
