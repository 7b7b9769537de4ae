// A SharedArrayBuffer is the same memory in the worker.
const { Worker } = require('worker_threads');
const cells = new Int32Array(new SharedArrayBuffer(8));
const w = new Worker(`
  const { workerData: cells } = require('worker_threads');
  Atomics.wait(cells, 0, 0);
  Atomics.store(cells, 1, Atomics.load(cells, 0) * 2);
  Atomics.notify(cells, 1);
`, { eval: true, workerData: cells });
Atomics.store(cells, 0, 21);
Atomics.notify(cells, 0);
Atomics.wait(cells, 1, 0);
console.log(cells[1]);
w.on('exit', (code) => console.log('exit', code));
