// An idle connection ends after the server's keepAliveTimeout; the client's agent heeds the hint.
'use strict';
const http = require('http');
const net = require('net');
const server = http.createServer({ keepAliveTimeout: 30, keepAliveTimeoutBuffer: 10 }, (req, res) => res.end('x'));
server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  await new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.on('data', (chunk) => console.log(String(chunk).split('\r\n').filter((line) => /alive/i.test(line)).join()));
    socket.on('end', () => console.log('end'));
    socket.on('close', () => { console.log('close'); resolve(); });
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  });
  for (const keepAliveTimeout of [500, 1500, 5000, 0]) {
    server.keepAliveTimeout = keepAliveTimeout;
    const agent = new http.Agent({ keepAlive: true });
    await new Promise((resolve) => {
      const req = http.get({ port, host: '127.0.0.1', agent }, (res) => { console.log(res.headers['keep-alive']); res.resume(); });
      req.on('close', () => setImmediate(() => {
        console.log(keepAliveTimeout, Object.values(agent.freeSockets).flat().map(({ timeout }) => timeout), req.socket.destroyed);
        agent.destroy();
        resolve();
      }));
    });
  }
  server.close();
});
