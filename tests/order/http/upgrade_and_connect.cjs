// Other protocols after a request.
'use strict';
const http = require('http');
const server = http.createServer((req, res) => { console.log('request', req.url, req.upgrade); res.end('plain'); });
server.listen(0, '127.0.0.1', async () => {
  const base = { port: server.address().port, host: '127.0.0.1' };
  const headers = { connection: 'Upgrade', upgrade: 'echo' };
  const ask = (options) => new Promise((resolve) => {
    const req = http.request({ ...base, ...options });
    const take = (name) => (res, socket, head) => {
      console.log(name, res.statusCode, JSON.stringify(String(head)), res.upgrade, socket === req.socket);
      socket.on('data', (chunk) => console.log('client got', String(chunk)));
      socket.on('end', () => console.log('client end'));
      socket.on('close', () => { console.log('client socket close'); resolve(); });
      socket.end('ping');
    };
    req.on('upgrade', take('upgrade'));
    req.on('connect', take('connect'));
    req.on('response', (res) => { console.log('response', res.statusCode); res.resume(); });
    req.on('error', (error) => { console.log('error', error.code, error.message); });
    req.on('close', () => { console.log('close'); if (!req.upgradeOrConnect) resolve(); });
    req.end();
  });
  await ask({ path: '/declined', headers });
  server.on('upgrade', (req, socket, head) => {
    console.log('server upgrade', req.url, req.headers.upgrade, String(head), socket.listenerCount('data'));
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\nearly');
    socket.on('data', (chunk) => socket.write(`echo ${chunk}`));
    socket.on('end', () => socket.end());
  });
  await ask({ path: '/taken', headers });
  await ask({ method: 'CONNECT', path: 'a.b:80' });
  server.on('connect', (req, socket, head) => {
    console.log('server connect', req.url, String(head));
    socket.write('HTTP/1.1 200 Connected\r\n\r\n');
    socket.on('data', (chunk) => socket.write(`tunnel ${chunk}`));
    socket.on('end', () => socket.end());
  });
  await ask({ method: 'CONNECT', path: 'a.b:80' });
  server.close(() => console.log('closed'));
});
