// The events of a worker in order: online, messages, exit.
const { Worker } = require('worker_threads');
const w = new Worker(`
  const { parentPort, workerData } = require('worker_threads');
  parentPort.postMessage(workerData.a);
  parentPort.postMessage([1, { two: 2 }]);
`, { eval: true, workerData: { a: 1 } });
w.on('online', () => console.log('online'));
w.on('message', (m) => console.log('message', m));
w.on('error', (e) => console.log('error', e));
w.on('exit', (code) => console.log('exit', code, w.threadId, w.threadName));
console.log(w.threadId > 0, w.threadName);
