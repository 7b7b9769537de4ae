// Whoever closes a socket within one of its own callbacks has its port back at once.
'use strict';
const net = require('net');
const dgram = require('dgram');
const server = net.createServer((connection) => {
  const { port } = server.address();
  connection.destroy();
  server.close(() => console.log('closed'));
  const next = net.createServer();
  next.on('error', (error) => console.log(error.code));
  next.listen(port, '127.0.0.1', () => {
    console.log('listens again');
    next.close(datagrams);
  });
});
server.listen(0, '127.0.0.1', () => net.connect(server.address().port, '127.0.0.1').on('close', () => console.log('client closed')));

function datagrams() {
  const free = (where, options) => {
    const next = dgram.createSocket('udp4');
    try {
      console.log(where, next.bindSync(options).port === options.port);
    } catch (error) {
      console.log(where, error.code);
    }
    next.close();
  };
  const socket = dgram.createSocket('udp4', () => {
    const { port, address } = socket.address();
    socket.close(() => free('in close', { port, address }));
    free('in message', { port, address });
  });
  const { port } = socket.bindSync({ address: '127.0.0.1' });
  socket.send('x', port);
}
