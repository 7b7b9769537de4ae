// A listener on parentPort keeps the worker alive, until it is taken off.
const { Worker } = require('worker_threads');
const w = new Worker(`
  const { parentPort } = require('worker_threads');
  parentPort.on('message', function hear(m) { console.log('worker got', m); parentPort.off('message', hear); });
`, { eval: true });
w.on('exit', (code) => console.log('exit', code));
w.postMessage(1);
