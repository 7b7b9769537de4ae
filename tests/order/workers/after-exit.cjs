// A worker that has ended: nothing more can be asked of it.
const { Worker } = require('worker_threads');
const w = new Worker('', { eval: true });
w.on('exit', async () => {
  console.log(w.threadId, w.threadName, w.resourceLimits, w.postMessage(1), await w.terminate());
  await w.getHeapStatistics().catch((e) => console.log(e.code, e.message));
  await w.cpuUsage().catch((e) => console.log(e.code, e.message));
  w.ref();
  w.unref();
});
