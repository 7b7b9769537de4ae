// A worker's own workers end with it.
const { Worker } = require('worker_threads');
const w = new Worker(`
  const { Worker, parentPort } = require('worker_threads');
  const inner = new Worker("require('worker_threads').parentPort.postMessage('inner'); setInterval(() => {}, 1000)", { eval: true });
  inner.on('message', (m) => { parentPort.postMessage(m); setImmediate(() => process.exit(2)); });
`, { eval: true });
w.on('message', (m) => console.log(m));
w.on('exit', (code) => console.log('exit', code));
