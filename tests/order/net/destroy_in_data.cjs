// A socket destroyed while its data is told: no more of it comes.
'use strict';
const net = require('net');
const server = net.createServer((socket) => {
  socket.write('a'.repeat(200_000));
  socket.on('error', (error) => console.log('server', error.code === 'EPIPE' || error.code === 'ECONNRESET'));
  socket.on('close', () => { server.close(() => console.log('closed')); });
}).listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  let count = 0;
  client.on('data', () => {
    console.log('data', ++count);
    client.destroy();
    setImmediate(() => console.log('immediate'));
    process.nextTick(() => console.log('tick'));
  });
  client.on('end', () => console.log('never'));
  client.on('close', (hadError) => console.log('close', hadError));
});
