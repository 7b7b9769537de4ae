// Timeouts of sockets, requests and servers.
'use strict';
const http = require('http');
const server = http.createServer((req, res) => {
  console.log('request', req.url);
  if (req.url === '/response') { res.setTimeout(30, () => { console.log('response timeout'); res.end('late'); }); }
  if (req.url === '/request') { req.setTimeout(30, () => { console.log('request timeout'); res.end('late'); }); req.resume(); }
});
server.listen(0, '127.0.0.1', async () => {
  const base = { port: server.address().port, host: '127.0.0.1' };
  const ask = (path, options, prepare) => new Promise((resolve) => {
    const req = http.get({ ...base, path, ...options });
    prepare?.(req);
    req.on('timeout', () => console.log(path, 'timeout event'));
    req.on('response', (res) => res.resume().on('end', () => console.log(path, 'end', res.statusCode)));
    req.on('error', (error) => console.log(path, 'error', error.code, error.message));
    req.on('close', () => { console.log(path, 'close'); resolve(); });
  });
  await ask('/response');
  await ask('/option', { timeout: 30 }, (req) => req.on('timeout', () => req.destroy()));
  await ask('/method', {}, (req) => console.log(req.setTimeout(30, () => { console.log('called'); req.destroy(); }) === req));
  await ask('/agent', { agent: new http.Agent({ timeout: 30 }) }, (req) => req.on('timeout', () => req.destroy(new Error('too slow'))));
  server.setTimeout(30);
  await ask('/server');
  server.timeout = 30;
  server.on('timeout', (socket) => { console.log('server timeout event'); socket.end(); });
  await ask('/server2');
  server.close(() => console.log('closed'));
});
