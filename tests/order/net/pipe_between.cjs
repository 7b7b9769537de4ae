// A proxy: two sockets piped into each other, and the end that goes through them.
'use strict';
const net = require('net');
const { pipeline } = require('stream');
const target = net.createServer((socket) => {
  socket.on('data', (chunk) => socket.write(chunk.toString().toUpperCase()));
  socket.on('end', () => console.log('target end'));
  socket.on('close', () => console.log('target close'));
}).listen(0, '127.0.0.1', () => {
  const proxy = net.createServer((socket) => {
    const onwards = net.connect(target.address().port, '127.0.0.1');
    pipeline(socket, onwards, (error) => console.log('there', error?.code));
    pipeline(onwards, socket, (error) => console.log('back', error?.code));
  }).listen(0, '127.0.0.1', () => {
    const client = net.connect(proxy.address().port, '127.0.0.1');
    client.write('hello');
    client.on('data', (chunk) => { console.log('data', chunk.toString()); client.end(); });
    client.on('close', () => { console.log('client close'); proxy.close(); target.close(); });
  });
});
