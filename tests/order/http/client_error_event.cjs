// 'clientError', and what its error says.
'use strict';
const http = require('http');
const net = require('net');
const server = http.createServer(() => console.log('request'));
server.on('clientError', (error, socket) => {
  console.log(error.name, error.code, error.message, error.reason, error.bytesParsed, error.rawPacket && JSON.stringify(String(error.rawPacket)), socket.writable);
  socket.end('HTTP/1.1 418 Teapot\r\n\r\n');
});
const cases = ['BAD / HTTP/1.1\r\n\r\n', 'GET / HTTP/1.1\r\nA B: c\r\n\r\n', 'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab', 'GET / HT'];
server.listen(0, '127.0.0.1', async () => {
  for (const text of cases) {
    await new Promise((resolve) => {
      const socket = net.connect(server.address().port, '127.0.0.1');
      socket.on('data', (chunk) => console.log('answer', JSON.stringify(String(chunk))));
      socket.on('error', (error) => console.log('socket error', error.code));
      socket.on('close', resolve);
      socket.end(text);
    });
  }
  server.close(() => console.log('closed'));
});
