// The server ends the connection at different times.
'use strict';
const http = require('http');
const net = require('net');
const answers = {
  nothing: '',
  head: 'HTTP/1.1 200 OK\r\nContent-Le',
  part: 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc',
  chunk: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab',
  untilEnd: 'HTTP/1.1 200 OK\r\n\r\nabc',
  bad: 'HTTP/1.1 200 OK\r\nA B\r\n\r\n',
  noHttp: 'hello\r\n',
  twice: 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\naHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nb',
  twiceChunked: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc',
};
let answer;
const server = net.createServer((socket) => {
  socket.on('error', () => {});
  socket.once('data', () => socket.end(answer));
});
server.listen(0, '127.0.0.1', async () => {
  for (const name of Object.keys(answers)) {
    answer = answers[name];
    console.log('--', name);
    await new Promise((resolve) => {
      const req = http.get({ port: server.address().port, host: '127.0.0.1' }, (res) => {
        console.log('response', res.statusCode, JSON.stringify(res.rawHeaders));
        res.on('data', (chunk) => console.log('data', String(chunk)));
        res.on('aborted', () => console.log('aborted'));
        res.on('error', (error) => console.log('response error', error.code, error.message));
        res.on('end', () => console.log('end', res.complete));
        res.on('close', () => console.log('response close'));
      });
      req.on('error', (error) => console.log('error', error.code, error.message, error.bytesParsed, error.reason, error.rawPacket?.length));
      req.on('close', () => { console.log('close'); setTimeout(resolve, 20); });
    });
  }
  server.close(() => console.log('closed'));
});
