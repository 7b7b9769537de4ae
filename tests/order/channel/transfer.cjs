// A transferred buffer is detached at the sender.
const { port1, port2 } = new MessageChannel();
const buffer = new ArrayBuffer(4);
new Uint8Array(buffer).set([1, 2, 3, 4]);
port2.once('message', (got) => { console.log(new Uint8Array(got)); port1.close(); });
port1.postMessage(buffer, [buffer]);
console.log(buffer.byteLength, buffer.detached);
