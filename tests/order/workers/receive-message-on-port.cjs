// receiveMessageOnPort reads what a worker has sent, synchronously.
const { Worker, MessageChannel, receiveMessageOnPort } = require('worker_threads');
const cells = new Int32Array(new SharedArrayBuffer(4));
const { port1, port2 } = new MessageChannel();
const w = new Worker(`
  const { workerData: { port, cells } } = require('worker_threads');
  for (let i = 0; i < 3; i++) port.postMessage({ i });
  Atomics.store(cells, 0, 1);
  Atomics.notify(cells, 0);
`, { eval: true, workerData: { port: port2, cells }, transferList: [port2] });
Atomics.wait(cells, 0, 0);
for (let i = 0; i < 4; i++) console.log(receiveMessageOnPort(port1));
w.on('exit', (code) => console.log('exit', code));
