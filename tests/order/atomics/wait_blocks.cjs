// Atomics.wait on the main thread blocks it: what falls due meanwhile comes after.
const cells = new Int32Array(new SharedArrayBuffer(4));
setTimeout(() => console.log('timer'), 1);
setImmediate(() => console.log('immediate'));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('job'));
console.log(Atomics.wait(cells, 0, 0, 10));
console.log(Atomics.wait(cells, 0, 1));
