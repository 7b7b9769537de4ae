// The answer comes before the request's body is out.
'use strict';
const http = require('http');
const server = http.createServer((req, res) => {
  res.end('early');
  req.on('data', (chunk) => console.log('data', String(chunk)));
  req.on('end', () => console.log('request end'));
  req.on('close', () => console.log('request close'));
});
server.listen(0, '127.0.0.1', () => {
  const agent = new http.Agent({ keepAlive: true });
  const req = http.request({ port: server.address().port, host: '127.0.0.1', method: 'POST', agent }, (res) => {
    res.resume();
    res.on('end', () => { console.log('response end', req.writableEnded); setImmediate(() => req.end('late')); });
    res.on('close', () => console.log('response close'));
  });
  req.on('finish', () => console.log('finish'));
  req.on('close', () => { console.log('close'); setTimeout(() => { agent.destroy(); server.close(() => console.log('closed')); }, 20); });
  req.write('first');
});
