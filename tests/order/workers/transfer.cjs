// ArrayBuffers move to a worker and back; ports too.
const { Worker, MessageChannel } = require('worker_threads');
const w = new Worker(`
  const { parentPort } = require('worker_threads');
  parentPort.on('message', ({ buffer, view, port }) => {
    new Uint8Array(buffer)[0]++;
    parentPort.postMessage({ buffer, same: view.buffer === buffer }, [buffer]);
    parentPort.postMessage(buffer.byteLength);
    port.postMessage('by the port');
    port.close();
    parentPort.close();
  });
`, { eval: true });
const buffer = new ArrayBuffer(4);
const { port1, port2 } = new MessageChannel();
const lines = [];
port1.on('message', (m) => lines.push('port1 ' + m));
port1.on('close', () => lines.push('port1 closed'));
w.on('message', (m) => console.log('worker', m));
w.on('exit', (code) => setImmediate(() => setImmediate(() => console.log('exit', code, lines))));
w.postMessage({ buffer, view: new Uint8Array(buffer), port: port2 }, [buffer, port2]);
console.log(buffer.byteLength, buffer.detached);
