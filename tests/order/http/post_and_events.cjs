// The events of a request with a body and its response, on both sides.
'use strict';
const http = require('http');
const server = http.createServer((req, res) => {
  console.log('request', req.method, req.url, req.httpVersion, req.headers.connection);
  req.on('data', (chunk) => console.log('server data', String(chunk)));
  req.on('end', () => { console.log('server end', req.complete); res.setHeader('X-A', 'b'); res.end('hello'); });
  req.on('close', () => console.log('request close'));
  res.on('prefinish', () => console.log('response prefinish'));
  res.on('finish', () => console.log('response finish', res.writableFinished));
  res.on('close', () => console.log('response close', res.destroyed));
});
server.on('connection', () => console.log('connection'));
server.on('close', () => console.log('server close'));
server.listen(0, '127.0.0.1', () => {
  const req = http.request({ port: server.address().port, host: '127.0.0.1', method: 'POST', path: '/x?y=z' });
  for (const event of ['socket', 'prefinish', 'finish', 'close', 'error']) req.on(event, () => console.log('client', event));
  req.on('response', (res) => {
    console.log('client response', res.statusCode, res.statusMessage, res.headers['x-a'], res.headers['content-length']);
    res.on('data', (chunk) => console.log('client data', String(chunk)));
    res.on('end', () => { console.log('client end', res.complete); server.close(() => console.log('closed')); });
    res.on('close', () => console.log('client response close'));
  });
  req.write('abc');
  req.write('def');
  req.end('ghi', () => console.log('end callback'));
  console.log('sent', req.writableEnded, req.writableFinished);
});
