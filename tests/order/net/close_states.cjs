// Closing a server: before it listens, while it listens, twice, and with connections.
'use strict';
const net = require('net');
const never = net.createServer();
never.close((error) => console.log('never', error.code, error.message));
never.on('close', () => console.log('never close event'));
const early = net.createServer();
early.listen(0, '127.0.0.1', () => console.log('not told'));
early.close((error) => console.log('early', error?.code));
const server = net.createServer((socket) => {
  server.close((error) => console.log('server', error?.code));
  server.close((error) => console.log('server again', error?.code));
  console.log('closing', server.listening, server.address());
  server.getConnections((error, count) => console.log('connections', error, count));
  setImmediate(() => { console.log('end of socket'); socket.end(); });
});
server.on('close', () => console.log('server close event'));
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  client.resume();
  client.on('close', () => console.log('client close'));
});
