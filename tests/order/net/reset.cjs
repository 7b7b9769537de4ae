// resetAndDestroy: the other side sees ECONNRESET.
'use strict';
const net = require('net');
const server = net.createServer((socket) => {
  socket.on('error', (error) => console.log('server', error.code, error.syscall, error.message));
  socket.on('end', () => console.log('never'));
  socket.on('close', (hadError) => { console.log('server close', hadError); server.close(); });
  socket.resume();
  socket.write('x');
}).listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  client.once('data', () => console.log('reset', client.resetAndDestroy() === client, client.destroyed));
  client.on('error', (error) => console.log('never', error.code));
  client.on('close', (hadError) => console.log('client close', hadError));
});
const fresh = new net.Socket();
fresh.on('error', (error) => console.log('fresh', error.code, error.message));
fresh.on('close', (hadError) => console.log('fresh close', hadError));
fresh.resetAndDestroy();
