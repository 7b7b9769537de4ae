// Atomics.waitAsync: when its promise is settled, and that it keeps no program alive.
const cells = new Int32Array(new SharedArrayBuffer(16));

const first = Atomics.waitAsync(cells, 0, 0);
console.log(first);
first.value.then((outcome) => console.log('first', outcome));
const second = Atomics.waitAsync(cells, 1, 0, 5);
second.value.then((outcome) => console.log('second', outcome));
Atomics.waitAsync(cells, 2, 0).value.then(() => console.log('never'));
Promise.resolve().then(() => console.log('job'));

setTimeout(() => {
  console.log('notified', Atomics.notify(cells, 0), Atomics.notify(cells, 0));
  process.nextTick(() => console.log('tick'));
  Promise.resolve().then(() => console.log('job of the timer'));
  setImmediate(() => console.log('immediate'));
}, 30);
process.on('exit', (code) => console.log('exit', code));
