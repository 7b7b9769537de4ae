// What the server answers to bytes that are not quite HTTP.
'use strict';
const http = require('http');
const net = require('net');
const server = http.createServer((req, res) => {
  console.log('request', req.method, req.url, JSON.stringify(req.rawHeaders));
  let text = '';
  req.on('data', (chunk) => { text += chunk; });
  req.on('error', (error) => console.log('request error', error.code, error.message));
  req.on('end', () => { res.sendDate = false; res.end(`got ${text} ${JSON.stringify(req.trailers)}`); });
});
server.on('connect', (req, socket) => { console.log('connect', req.url); socket.end('HTTP/1.1 200 OK\r\n\r\n'); });
const cases = [
  'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
  'GET / HTTP/1.1\r\nConnection: close\r\n\r\n',
  'GET / HTTP/1.0\r\n\r\n',
  'GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n',
  'GET /\r\n\r\n',
  'GET / HTTP/2.0\r\n\r\n',
  'GET / HTTP/3.0\r\n\r\n',
  'FOO / HTTP/1.1\r\n\r\n',
  '\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
  'GET / HTTP/1.1\nHost: a\n\n',
  'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc',
  'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\nabc',
  'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\nabc',
  'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3;x=y\r\nabc\r\n0\r\nTr: v\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n',
  'GET / HTTP/1.1\r\nHost: a\r\n folded: b\r\n\r\n',
  'GET / HTTP/1.1\r\nHost : a\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: a\r\nX: \x01\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: a\r\nX: ' + 'y'.repeat(20000) + '\r\n\r\n',
  'GET /' + 'y'.repeat(20000) + ' HTTP/1.1\r\nHost: a\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3;' + 'y'.repeat(20000) + '\r\n',
  'GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: a\r\nExpect: something\r\nConnection: close\r\n\r\n',
  'GET /a HTTP/1.1\r\nHost: a\r\n\r\nGET /b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
  'GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\nGET /b HTTP/1.1\r\nHost: a\r\n\r\n',
  'HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
  'CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: a\r\nUpgrade: x\r\nConnection: upgrade, close\r\n\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: a\r\nConne',
  'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc',
];
server.listen(0, '127.0.0.1', async () => {
  for (const text of cases) {
    console.log('--', JSON.stringify(text.length > 100 ? `${text.slice(0, 60)}…${text.length}` : text));
    await new Promise((resolve) => {
      const socket = net.connect(server.address().port, '127.0.0.1');
      let answer = '';
      socket.setEncoding('latin1').on('data', (chunk) => { answer += chunk; });
      socket.on('error', (error) => { answer += error.code; });
      socket.on('close', () => { console.log(answer.replace(/Date: .*\r\n/g, '')); resolve(); });
      socket.end(text, 'latin1');
    });
  }
  server.close(() => console.log('closed'));
});
