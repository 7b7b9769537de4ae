// Requests that come before the earlier ones are answered: answers keep their order.
'use strict';
const http = require('http');
const net = require('net');
const waiting = [];
const server = http.createServer((req, res) => {
  console.log('request', req.url, res.socket !== null);
  res.sendDate = false;
  res.on('finish', () => console.log('finish', req.url));
  res.on('close', () => console.log('close', req.url));
  res.on('socket', () => console.log('socket', req.url));
  waiting.push([req, res]);
  if (waiting.length === 3) {
    for (const [{ url }, response] of waiting.splice(0).reverse()) {
      response.setHeader('Connection', url === '/3' ? 'close' : 'keep-alive');
      response.write(`a${url}`);
      response.end(`b${url}`);
      console.log('ended', url, response.outputSize > 0);
    }
  }
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  socket.write([1, 2, 3].map((n) => `GET /${n} HTTP/1.1\r\nHost: a\r\n\r\n`).join(''));
  let text = '';
  socket.on('data', (chunk) => { text += chunk; });
  socket.on('end', () => { console.log(text); server.close(() => console.log('closed')); });
});
