// The other side has ended and this one ends by itself: writing then is an error of its own.
'use strict';
const net = require('net');
const server = net.createServer((socket) => {
  socket.end('x');
  socket.resume();
  socket.on('error', (error) => console.log('server', error.code));
  socket.on('close', () => console.log('server close'));
}).listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  client.resume();
  client.on('end', () => {
    console.log('end', client.writable, client.write === net.Socket.prototype.write);
    setImmediate(() => {
      console.log('write', client.write('late', (error) => console.log('callback', error.code, error.message)));
    });
  });
  client.on('error', (error) => console.log('client', error.code, error.message));
  client.on('close', (hadError) => { console.log('client close', hadError); server.close(); });
});
