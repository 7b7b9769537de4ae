// Workers listen at one port of any number; the primary deals connections out in turn.
'use strict';
const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  const log = (...args) => console.log(...args);
  const workers = [cluster.fork(), cluster.fork()];
  const answers = [];
  cluster.on('message', (worker, message) => answers.push(message));
  let listening = 0;
  const ports = new Set();
  cluster.on('listening', (worker, address) => {
    ports.add(address.port);
    if (++listening === 2) run(address);
  });
  async function run(address) {
    const { port } = address;
    log('listening', Object.keys(address), address.addressType, address.address, address.fd, ports.size);
    const seen = [];
    for (let i = 0; i < 6; i++) {
      seen.push(await new Promise((resolve) => {
        let text = '';
        net.connect(port, '127.0.0.1').setEncoding('utf8').on('data', (chunk) => { text += chunk; }).on('close', () => resolve(text));
      }));
    }
    log('served by', [...new Set(seen)].sort(), seen.length, answers.sort());
    for (const worker of workers) worker.disconnect();
  }
  cluster.on('exit', (worker, code, signal) => {
    log('exit', code, signal, worker.exitedAfterDisconnect);
    if (Object.keys(cluster.workers).length === 0) log('all gone');
  });
} else {
  const server = net.createServer((socket) => socket.end(`worker ${cluster.worker.id}`));
  server.listen(0, '127.0.0.1', () => {
    const { address, family, port } = server.address();
    process.send([cluster.worker.id, 'in worker', address, family, port > 0, server._handle.constructor.name, server.listening]);
  });
}
