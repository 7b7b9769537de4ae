// An exclusive port is the worker's own; two servers of one worker at one port number are two.
'use strict';
const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  const worker = cluster.fork();
  worker.on('message', (message) => { console.log(message); if (message === 'done') worker.disconnect(); });
  worker.on('exit', (code) => console.log('exit', code));
} else {
  const own = net.createServer().listen({ port: 0, host: '127.0.0.1', exclusive: true }, () => {
    process.send(['own', own._handle.constructor.name]);
    const first = net.createServer().listen(0, '127.0.0.1', () => {
      const second = net.createServer().listen(0, '127.0.0.1', () => {
        process.send(['different', first.address().port !== second.address().port]);
        first.close(() => second.close(() => own.close(() => process.send('done'))));
      });
    });
  });
}
