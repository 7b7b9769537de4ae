// What waits in a port when it is transferred arrives first.
const { Worker, MessageChannel } = require('worker_threads');
const { port1, port2 } = new MessageChannel();
port1.postMessage('one');
port1.postMessage({ two: 2 });
const w = new Worker(`
  const { workerData: port, parentPort } = require('worker_threads');
  let n = 0;
  port.on('message', (m) => { parentPort.postMessage(m); if (++n === 3) port.close(); });
`, { eval: true, workerData: port2, transferList: [port2] });
port1.postMessage('three');
w.on('message', (m) => console.log(m));
w.on('exit', (code) => console.log('exit', code));
