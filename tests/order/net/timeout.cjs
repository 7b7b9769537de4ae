// A socket's timeout: told when nothing happens, not after it is taken back; it destroys nothing by itself.
'use strict';
const net = require('net');
const server = net.createServer((socket) => {
  socket.setTimeout(20, () => {
    console.log('server timeout', socket.destroyed, socket.timeout);
    socket.setTimeout(0);
    socket.end('late');
  });
}).listen(0, '127.0.0.1', () => {
  const client = net.connect({ port: server.address().port, host: '127.0.0.1', timeout: 5000 });
  console.log(client.timeout);
  client.on('timeout', () => console.log('never'));
  const never = () => console.log('never');
  client.setTimeout(5000, never);
  console.log(client.listenerCount('timeout'));
  client.setTimeout(0, never);
  console.log(client.listenerCount('timeout'), client.timeout);
  client.on('data', (chunk) => console.log(chunk.toString()));
  client.on('close', () => server.close(() => console.log('closed')));
});
