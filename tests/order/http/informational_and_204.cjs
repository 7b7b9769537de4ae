// Responses that have no body, whatever is said of it, seen by a client.
'use strict';
const http = require('http');
const net = require('net');
const answers = ['HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n', 'HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n', 'HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 200\r\nContent-Length: 0\r\n\r\n',
  'HTTP/1.1 101 Switching\r\n\r\n', 'HTTP/1.1 101 Switching\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\nrest', 'HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 1\r\n\r\na', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nT: v\r\n\r\n', 'HTTP/1.1 600 Odd\r\nContent-Length: 0\r\n\r\n'];
let answer;
const server = net.createServer((socket) => { socket.on('error', () => {}); socket.once('data', () => socket.write(answer)); });
server.listen(0, '127.0.0.1', async () => {
  for (answer of answers) {
    console.log('--', JSON.stringify(answer));
    await new Promise((resolve) => {
      const req = http.request({ port: server.address().port, host: '127.0.0.1', method: answer === answers[2] ? 'HEAD' : 'GET', agent: false, timeout: 100 });
      req.on('response', (res) => {
        console.log('response', res.statusCode, res.statusMessage, res.httpVersion, req.shouldKeepAlive);
        res.on('data', (chunk) => console.log('data', String(chunk)));
        res.on('end', () => console.log('end', res.complete, JSON.stringify(res.trailers)));
      });
      req.on('information', ({ statusCode, headers }) => console.log('information', statusCode, JSON.stringify(headers)));
      req.on('timeout', () => { console.log('timeout'); req.destroy(); });
      req.on('error', (error) => console.log('error', error.code, error.message));
      req.on('close', () => { console.log('close'); resolve(); });
      req.end();
    });
  }
  server.close();
});
