// A large write comes in pieces of at most 64 KiB; its callback is told when all is out.
'use strict';
const net = require('net');
const size = 5_000_000;
let largest = 0;
let received = 0;
const server = net.createServer((socket) => {
  socket.on('data', (chunk) => {
    received += chunk.length;
    largest = Math.max(largest, chunk.length);
  });
  socket.on('end', () => console.log('received', received, largest));
  socket.on('close', () => server.close());
}).listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1', () => {
    console.log('fits', client.write(Buffer.alloc(size, 'x'), () => console.log('written', client.bytesWritten, client.writableLength)));
    console.log(client.writableLength, client.bytesWritten, client.bufferSize, client.writableNeedDrain);
    client.end();
  });
  client.on('drain', () => console.log('drain'));
  client.on('finish', () => console.log('finish', client.bytesWritten));
});
