// close of one end is an event at both, after what was posted before.
const { port1, port2 } = new MessageChannel();
port1.on('close', () => console.log('port1 closed'));
port2.on('message', (data) => console.log('message', data));
port2.on('close', () => console.log('port2 closed'));
port1.postMessage('last');
port2.once('message', () => port1.close());
process.on('exit', () => console.log('exit'));
