// Errors thrown by listeners, and rejections of async ones.
'use strict';
const http = require('http');
const events = require('events');
process.on('uncaughtException', (error, origin) => console.log('uncaught', error.message, origin));
events.captureRejections = true;
const server = http.createServer();
events.captureRejections = false;
const captured = http.createServer({}, async (req, res) => { if (req.url === '/late') res.write('some'); throw new Error('rejected'); });
captured[Symbol.for('nodejs.rejection')] = http.Server.prototype[Symbol.for('nodejs.rejection')];
server.on('request', async (req, res) => {
  if (req.url === '/late') { res.write('some'); await new Promise((resolve) => { setImmediate(resolve); }); }
  throw new Error(`rejected ${req.url}`);
});
server.listen(0, '127.0.0.1', async () => {
  for (const path of ['/early', '/late']) {
    await new Promise((resolve) => {
      http.get({ port: server.address().port, host: '127.0.0.1', path }, (res) => {
        let text = '';
        res.on('data', (chunk) => { text += chunk; });
        res.on('error', (error) => console.log('response error', error.code));
        res.on('end', () => console.log('end', text));
        res.on('close', () => { console.log(res.statusCode, text); resolve(); });
      }).on('error', (error) => { console.log('error', error.code); resolve(); });
    });
  }
  server.close();
  const throwing = http.createServer(() => { throw new Error('thrown'); });
  throwing.listen(0, '127.0.0.1', () => {
    const req = http.get({ port: throwing.address().port, host: '127.0.0.1' }, () => console.log('response'));
    req.on('error', (error) => console.log('error', error.code));
    setTimeout(() => { throwing.closeAllConnections(); throwing.close(() => console.log('closed')); }, 50);
  });
});
