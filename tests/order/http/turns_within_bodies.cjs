// Ticks and promise jobs come between the pieces of a body that arrive together.
'use strict';
const http = require('http');
const net = require('net');
const server = http.createServer((req, res) => {
  console.log('request');
  process.nextTick(() => console.log('tick of request'));
  Promise.resolve().then(() => console.log('job of request'));
  req.on('data', (chunk) => {
    console.log('data', String(chunk), req.complete, req.readableLength);
    process.nextTick(() => console.log('tick', String(chunk)));
    Promise.resolve().then(() => console.log('job', String(chunk)));
    setImmediate(() => console.log('immediate', String(chunk)));
  });
  req.on('end', () => { console.log('end'); res.end('x'); });
  res.on('finish', () => console.log('finish'));
});
const late = http.createServer(async (req, res) => {
  await null;
  console.log('late', req.complete, req.readableLength);
  for await (const chunk of req) console.log('chunk', String(chunk), req.complete);
  res.end('y');
});
const send = (target, text) => new Promise((resolve) => {
  target.listen(0, '127.0.0.1', () => {
    const socket = net.connect(target.address().port, '127.0.0.1');
    socket.resume().on('close', () => target.close(resolve));
    socket.write(text);
  });
});
const chunked = 'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n0\r\n\r\n';
const two = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\ncPOST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 1\r\n\r\nd';
send(server, chunked).then(() => send(server, two)).then(() => send(late, chunked));
