// What is written before the connection stands goes out with it; the client ends, then the server.
'use strict';
const net = require('net');
const server = net.createServer((socket) => {
  console.log('connection', socket.readyState);
  socket.on('data', (chunk) => { console.log('server data', chunk.toString()); socket.write(`echo ${chunk}`); });
  for (const name of ['end', 'finish', 'close']) socket.on(name, (...args) => console.log('server', name, ...args));
});
server.on('listening', () => console.log('listening'));
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  console.log(client.readyState, client.pending, client.connecting);
  client.write('one ');
  client.write('two', () => console.log('written'));
  for (const name of ['connect', 'ready', 'end', 'finish']) client.on(name, () => console.log('client', name, client.readyState));
  client.once('data', (chunk) => { console.log('client data', chunk.toString()); client.end('bye'); });
  client.on('close', (hadError) => {
    console.log('client close', hadError, client.bytesRead, client.bytesWritten, client.readyState);
    server.close((error) => console.log('server closed', error));
  });
});
console.log(server.listening, server.address() !== null);
