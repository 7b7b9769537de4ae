// What is unreferenced does not keep the process.
'use strict';
const net = require('net');
const server = net.createServer((socket) => { socket.unref(); });
console.log(server.unref() === server);
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  client.on('connect', () => { console.log('connect'); console.log(client.unref() === client); });
  client.on('close', () => console.log('never'));
});
process.on('exit', () => console.log('exit', server.listening));
