// getHeapStatistics and cpuUsage of a running worker.
const { Worker } = require('worker_threads');
const w = new Worker(`require('worker_threads').parentPort.on('message', () => process.exit())`, { eval: true });
w.on('online', async () => {
  const heap = await w.getHeapStatistics();
  console.log(heap.used_heap_size > 0, heap.total_heap_size >= heap.used_heap_size, heap.heap_size_limit > 0);
  const { user, system } = await w.cpuUsage();
  console.log(user + system > 0);
  w.postMessage(1);
});
