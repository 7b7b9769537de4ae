// Two ports answer each other.
const { port1, port2 } = new MessageChannel();
port1.on('message', (n) => { console.log('port1 got', n); if (n >= 4) port1.close(); else port1.postMessage(n + 1); });
port2.on('message', (n) => { console.log('port2 got', n); port2.postMessage(n + 1); });
port1.postMessage(1);
