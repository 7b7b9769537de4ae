// pauseOnConnect: nothing is read until somebody resumes.
'use strict';
const net = require('net');
const server = net.createServer({ pauseOnConnect: true }, (socket) => {
  console.log('paused', socket.isPaused(), socket.readableFlowing, socket._handle.reading);
  socket.on('data', (chunk) => console.log('data', chunk.toString()));
  socket.on('end', () => console.log('end'));
  setTimeout(() => {
    console.log('resume', socket.bytesRead);
    socket.resume();
  }, 20);
  socket.on('close', () => server.close());
}).listen(0, '127.0.0.1', () => net.connect(server.address().port, '127.0.0.1').end('hello'));
