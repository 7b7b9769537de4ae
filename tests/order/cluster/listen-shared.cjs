// Without dealing out, workers share the handle itself.
'use strict';
const cluster = require('cluster');
const net = require('net');
cluster.schedulingPolicy = cluster.SCHED_NONE;
if (cluster.isPrimary) {
  const worker = cluster.fork();
  worker.on('listening', (address) => {
    console.log('listening', address.address, address.addressType);
    net.connect(address.port, '127.0.0.1').on('data', (chunk) => console.log(chunk.toString())).on('close', () => worker.kill());
  });
  worker.on('message', (message) => console.log(message));
  worker.on('exit', (code, signal) => console.log('exit', code, signal));
} else {
  const server = net.createServer((socket) => socket.end('shared')).listen(0, '127.0.0.1', () => process.send(server._handle.constructor.name));
}
