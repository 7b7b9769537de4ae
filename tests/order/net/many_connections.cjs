// Connections that wait are told one per turn of the loop.
'use strict';
const net = require('net');
let count = 0;
const server = net.createServer((socket) => {
  const id = ++count;
  console.log('connection', id);
  setImmediate(() => console.log('immediate', id));
  process.nextTick(() => console.log('tick', id));
  socket.resume();
  socket.end();
  if (id === 4) server.close();
});
server.on('close', () => console.log('closed'));
server.listen(0, '127.0.0.1', () => {
  for (let i = 1; i <= 4; i++) net.connect(server.address().port, '127.0.0.1').resume().on('connect', () => console.log('connected', i));
});
