// Responses destroyed by the server.
'use strict';
const http = require('http');
const server = http.createServer((req, res) => {
  res.on('error', (error) => console.log('response error', error.message));
  res.on('close', () => console.log('response close', res.destroyed, res.errored?.message, res.writableFinished));
  req.on('close', () => console.log('request close', req.destroyed, req.aborted));
  req.on('error', (error) => console.log('request error', error.message));
  req.resume();
  if (req.url === '/before') res.destroy();
  if (req.url === '/error') res.destroy(new Error('mine'));
  if (req.url === '/within') { res.write('part'); res.destroy(); console.log(res.write('x', (error) => console.log('write', error.code)), res.destroy() === res); }
  if (req.url === '/request') { res.write('part'); req.destroy(); }
  if (req.url === '/after') { res.end('x'); res.destroy(); }
});
server.listen(0, '127.0.0.1', async () => {
  for (const path of ['/before', '/error', '/within', '/request', '/after']) {
    console.log('--', path);
    await new Promise((resolve) => {
      const req = http.get({ port: server.address().port, host: '127.0.0.1', path, agent: false }, (res) => {
        console.log('response', res.statusCode);
        res.on('data', (chunk) => console.log('data', String(chunk)));
        res.on('error', (error) => console.log('error', error.code, error.message));
        res.on('end', () => console.log('end'));
      });
      req.on('error', (error) => console.log('client error', error.code, error.message));
      req.on('close', () => setTimeout(resolve, 20));
    });
  }
  server.close();
});
