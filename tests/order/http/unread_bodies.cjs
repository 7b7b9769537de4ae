// Bodies that nobody reads do not stand in the way of the next request.
'use strict';
const http = require('http');
const server = http.createServer((req, res) => {
  req.on('close', () => console.log('request close', req.url, req.complete, req.readableEnded));
  res.on('close', () => console.log('response close', req.url));
  res.end(`answer ${req.url}`);
});
server.listen(0, '127.0.0.1', async () => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  for (const path of ['/small', '/large', '/none']) {
    await new Promise((resolve) => {
      const req = http.request({ port: server.address().port, host: '127.0.0.1', agent, method: 'POST', path }, (res) => {
        res.setEncoding('utf8').on('data', (text) => console.log(text, req.reusedSocket));
        res.on('end', () => console.log('end'));
      });
      req.on('error', (error) => console.log(error.code));
      req.on('close', () => { console.log('close', path); setImmediate(resolve); });
      req.end(path === '/none' ? undefined : 'x'.repeat(path === '/small' ? 10 : 300_000));
    });
  }
  agent.destroy();
  server.close(() => console.log('closed'));
});
