// Sockets destroyed before they connect, while they look a name up, when connected, with an error and without.
'use strict';
const net = require('net');
const log = (name, socket) => {
  for (const event of ['error', 'close', 'end', 'finish', 'connect']) {
    socket.on(event, (value) => console.log(name, event, value instanceof Error ? value.message : value));
  }
  return socket;
};
log('fresh', new net.Socket()).destroy();
log('fresh error', new net.Socket()).destroy(new Error('mine'));
const server = net.createServer((socket) => {
  log('server', socket).resume();
}).listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  log('connecting', net.connect(port, '127.0.0.1')).destroy();
  const waiting = log('waiting', net.connect(port, '127.0.0.1'));
  waiting.write('x', (error) => console.log('write', error?.code));
  waiting.destroy();
  const connected = log('connected', net.connect(port, '127.0.0.1', () => {
    connected.destroy(new Error('enough'));
    console.log(connected.destroyed, connected.readyState, connected._handle);
    connected.write('y', (error) => console.log('late write', error.code));
    connected.end((error) => console.log('late end', error?.code));
    connected.on('close', () => server.close());
  }));
});
server.on('close', () => console.log('server closed'));
