// What diagnostics channels are told of servers and sockets.
'use strict';
const channels = require('diagnostics_channel');
const net = require('net');

const names = ['net.client.socket', 'net.server.socket', ...['asyncStart', 'asyncEnd', 'error'].map((end) => `tracing:net.server.listen:${end}`)];
for (const name of names) {
  channels.subscribe(name, (message, told) => {
    console.log(told, Object.keys(message), message.socket?.connecting, message.options && Object.keys(message.options), message.error?.code);
  });
}

const server = net.createServer((socket) => {
  console.log('connection');
  socket.end();
});
server.listen({ port: 0, host: '127.0.0.1' }, () => {
  console.log('listening');
  const { port } = server.address();
  net.connect(port, '127.0.0.1').resume().on('close', () => {
    const second = net.createServer().listen(port, '127.0.0.1');
    second.on('error', () => {
      console.log('error');
      server.close();
    });
  });
});
console.log('after listen');
