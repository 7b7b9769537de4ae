// Nobody listens.
'use strict';
const http = require('http');
const net = require('net');
const probe = net.createServer().listen(0, '127.0.0.1', () => {
  const { port } = probe.address();
  probe.close(() => {
    const req = http.get({ port, host: '127.0.0.1' });
    req.on('socket', () => console.log('socket'));
    req.on('error', (error) => console.log('error', error.code, error.syscall, error.message.replace(String(port), 'PORT')));
    req.on('close', () => console.log('close', req.destroyed));
    req.on('finish', () => console.log('finish'));
  });
});
