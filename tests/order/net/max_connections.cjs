// maxConnections: who is too much is dropped.
'use strict';
const net = require('net');
const server = net.createServer((socket) => {
  console.log('connection', server.connections, server._connections);
  socket.on('close', () => server.close(() => console.log('closed')));
});
server.maxConnections = 1;
server.on('drop', (data) => {
  console.log('drop', Object.keys(data), data.localPort === server.address().port, data.remoteFamily);
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const first = net.connect(port, '127.0.0.1', () => {
    const second = net.connect(port, '127.0.0.1');
    second.on('error', (error) => console.log('second', error.code));
    second.on('end', () => console.log('second end'));
    second.on('close', () => { console.log('second close'); first.end(); });
    second.resume();
  });
  first.resume();
});
