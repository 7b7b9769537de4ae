// A port that is in use is an error in the worker; another can be listened at then. Unix sockets are shared too.
'use strict';
const cluster = require('cluster');
const net = require('net');
const path = require('path');
const fs = require('fs');
const os = require('os');
if (cluster.isPrimary) {
  const taken = net.createServer().listen(0, '127.0.0.1', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cluster-'));
    const worker = cluster.fork({ TAKEN: taken.address().port, SOCKET: path.join(folder, 'socket') });
    worker.on('message', (message) => console.log('message', message));
    worker.on('listening', ({ address, addressType, port }) => {
      if (addressType === -1) {
        console.log('path', path.basename(address), addressType, port);
        net.connect(address).on('data', (chunk) => console.log(chunk.toString())).on('close', () => worker.disconnect());
      } else {
        console.log('listening', address, addressType);
      }
    });
    worker.on('exit', (code) => {
      console.log('exit', code, fs.existsSync(path.join(folder, 'socket')));
      fs.rmSync(folder, { recursive: true });
      taken.close();
    });
  });
} else {
  const port = Number(process.env.TAKEN);
  const server = net.createServer((socket) => socket.end('by path'));
  server.on('error', (error) => {
    process.send([error.code, error.syscall, error.address, error.port === port]);
    server.listen(0, '127.0.0.1', () => {
      server.close(() => {
        process.send('closed');
        server.listen(process.env.SOCKET);
      });
    });
  });
  server.listen(port, '127.0.0.1');
}
