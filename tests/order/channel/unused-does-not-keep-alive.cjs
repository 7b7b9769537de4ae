// A port without a listener does not keep the program alive; unref does not either.
const a = new MessageChannel();
a.port1.postMessage('never read');
const b = new MessageChannel();
b.port2.on('message', () => console.log('never'));
b.port2.unref();
process.on('exit', () => console.log('exit'));
