// How many headers, how large a head; and leniency.
'use strict';
const http = require('http');
const net = require('net');
const send = (server, text) => new Promise((resolve) => {
  server.listen(0, '127.0.0.1', () => {
    const socket = net.connect(server.address().port, '127.0.0.1');
    let answer = '';
    socket.setEncoding('latin1').on('data', (chunk) => { answer += chunk; });
    socket.on('error', () => {});
    socket.on('close', () => { console.log(answer.split('\r\n')[0]); server.close(resolve); });
    socket.end(text, 'latin1');
  });
});
const many = Array.from({ length: 100 }, (_, index) => `X-${index}: ${index}\r\n`).join('');
const listener = (req, res) => { console.log(Object.keys(req.headers).length, req.rawHeaders.length, req.headers.x); res.end(); };
(async () => {
  const limited = http.createServer(listener);
  limited.maxHeadersCount = 10;
  await send(limited, `GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${many}\r\n`);
  const unlimited = http.createServer(listener);
  unlimited.maxHeadersCount = 0;
  await send(unlimited, `GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${many}\r\n`);
  await send(http.createServer(listener), `GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${'X: 1\r\n'.repeat(2100)}\r\n`);
  await send(http.createServer({ maxHeaderSize: 100 }, listener), `GET / HTTP/1.1\r\nHost: a\r\nX: ${'y'.repeat(100)}\r\n\r\n`);
  await send(http.createServer({ maxHeaderSize: 50000 }, listener), `GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX: ${'y'.repeat(30000)}\r\n\r\n`);
  await send(http.createServer({ insecureHTTPParser: true }, listener), 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX: \x01\r\n\r\n');
  await send(http.createServer({ httpValidation: 'relaxed' }, listener), 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX: \x01\r\n\r\n');
  await send(http.createServer({ requireHostHeader: false }, listener), 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n');
  await send(http.createServer({ optimizeEmptyRequests: true }, (req, res) => { console.log(req.readableEnded, req.destroyed, req.closed); req.on('end', () => console.log('never')); res.end(); }), 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
  console.log(http.maxHeaderSize);
})();
