// Clients that end their side before they have their answer.
'use strict';
const http = require('http');
const net = require('net');
const run = (httpAllowHalfOpen) => new Promise((resolve) => {
  const server = http.createServer((req, res) => {
    res.sendDate = false;
    req.on('aborted', () => console.log('aborted'));
    req.on('close', () => console.log('request close'));
    res.on('close', () => console.log('response close', res.writableFinished));
    if (httpAllowHalfOpen) setTimeout(() => res.end('late'), 20);
  });
  server.httpAllowHalfOpen = httpAllowHalfOpen;
  server.listen(0, '127.0.0.1', () => {
    const socket = net.connect(server.address().port, '127.0.0.1');
    socket.on('data', (chunk) => console.log(JSON.stringify(String(chunk))));
    socket.on('close', () => { console.log('socket close'); server.close(resolve); });
    socket.end('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  });
});
run(false).then(() => run(true));
