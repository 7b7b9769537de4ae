// Limits and leniency of a client's parser.
'use strict';
const http = require('http');
const net = require('net');
let answer;
const server = net.createServer((socket) => { socket.on('error', () => {}); socket.once('data', () => socket.end(answer, 'latin1')); });
server.listen(0, '127.0.0.1', async () => {
  const ask = (options) => new Promise((resolve) => {
    const req = http.get({ port: server.address().port, host: '127.0.0.1', agent: false, ...options }, (res) => { console.log(res.statusCode, JSON.stringify(res.headers).length, res.headers.x?.slice(0, 10)); res.resume(); });
    req.on('error', (error) => console.log(error.code, error.message));
    req.on('close', resolve);
  });
  answer = `HTTP/1.1 200 OK\r\nX: ${'y'.repeat(20000)}\r\nContent-Length: 0\r\n\r\n`;
  await ask({});
  await ask({ maxHeaderSize: 30000 });
  answer = 'HTTP/1.1 200 OK\r\nX: a\x01b\r\nContent-Length: 0\r\n\r\n';
  await ask({});
  await ask({ insecureHTTPParser: true });
  await ask({ httpValidation: 'relaxed' });
  await ask({ httpValidation: 'insecure' });
  answer = 'HTTP/1.1 200 OK\r\nSet-Cookie: a\r\nSet-Cookie: b\r\nX: 1\r\nX: 2\r\nAge: 1\r\nAge: 2\r\nContent-Length: 0\r\n\r\n';
  await ask({});
  await ask({ joinDuplicateHeaders: true });
  server.close();
});
