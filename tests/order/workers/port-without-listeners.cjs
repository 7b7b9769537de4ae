// A port holds the loop as long as it has listeners that were not taken away one by one.
'use strict';
const { MessageChannel } = require('worker_threads');

const { port1, port2 } = new MessageChannel();
const listener = () => {};
port1.on('message', listener);
console.log(port1.hasRef());
port1.off('message', listener);
console.log(port1.hasRef());
port1.on('message', listener);
port1.removeAllListeners('message');
console.log(port1.hasRef(), port1.listenerCount('message'));
port1.on('message', (message) => console.log('message', message));
port2.postMessage(1);
port2.on('close', () => console.log('close', port1.hasRef()));
setImmediate(() => setImmediate(() => port1.close()));
