// postMessageToThread: values reach process's 'workerMessage' in the other thread; refusals have codes.
const { Worker, postMessageToThread } = require('worker_threads');
const cells = new Int32Array(new SharedArrayBuffer(4));
const w = new Worker(`
  const { parentPort, workerData } = require('worker_threads');
  process.on('workerMessage', (value, from) => { workerData[0] += value.add + from; });
  parentPort.on('message', () => parentPort.close());
  parentPort.postMessage('ready');
`, { eval: true, workerData: cells });
const lines = [];
const attempt = (...args) => postMessageToThread(...args).then(() => lines.push('sent'), (e) => lines.push(`${e.name} ${e.code} ${e.message}`));
w.on('message', async () => {
  await attempt(w.threadId, { add: 5 });
  await attempt(w.threadId, { add: 6 });
  await attempt(0, 1);
  await attempt(9999, 1);
  w.postMessage('end');
});
process.on('exit', () => console.log(lines, cells[0]));
