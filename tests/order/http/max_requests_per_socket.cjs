// A connection that may carry only so many requests.
'use strict';
const http = require('http');
const net = require('net');
const server = http.createServer((req, res) => { res.sendDate = false; res.end(req.url); });
server.maxRequestsPerSocket = 2;
server.on('dropRequest', (req) => console.log('dropped', req.url));
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  let text = '';
  socket.on('data', (chunk) => { text += chunk; if (text.includes('503')) socket.end(); });
  socket.on('close', () => { console.log(text.replace(/Date.*\r\n/g, '')); server.close(() => console.log('closed')); });
  socket.write([1, 2, 3].map((n) => `GET /${n} HTTP/1.1\r\nHost: a\r\n\r\n`).join(''));
});
