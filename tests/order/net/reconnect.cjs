// One socket that connects again after it was closed, and one that connects twice.
'use strict';
const net = require('net');
let count = 0;
const server = net.createServer((socket) => {
  console.log('connection', ++count);
  socket.end(`hello ${count}`);
}).listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const client = new net.Socket();
  let rounds = 0;
  client.on('connect', () => console.log('connect', client.bytesRead));
  client.on('data', (chunk) => console.log(chunk.toString(), client.bytesRead));
  client.on('end', () => console.log('end'));
  client.on('close', () => {
    console.log('close', client.destroyed, client.readyState);
    if (++rounds < 3) client.connect(port, '127.0.0.1');
    else server.close();
  });
  console.log(client.connect(port, '127.0.0.1') === client);
});
