// When the 'close' of a transferred port comes.
const { MessageChannel, receiveMessageOnPort } = require('worker_threads');
const { port1, port2 } = new MessageChannel(); const o = new MessageChannel();
port2.on('close', (e) => console.log('close', e.type));
setImmediate(() => console.log('immediate')); setTimeout(() => console.log('timeout'), 0); process.nextTick(() => console.log('tick')); Promise.resolve().then(() => console.log('micro'));
o.port1.postMessage(port2, [port2]); console.log('posted');
const s = structuredClone(port1, { transfer: [port1] }); port1.on('close', () => console.log('close1'));
setImmediate(() => { setImmediate(() => { console.log('i2'); s.close(); o.port1.close(); }); });
