// Datagram sockets in a worker: shared ones, of which the primary is told, exclusive ones, ones in use, and such as are closed before they come.
'use strict';
const cluster = require('cluster');
const dgram = require('dgram');
if (cluster.isPrimary) {
  const worker = cluster.fork();
  worker.on('listening', ({ addressType, address, port, fd }) => console.log('listening', addressType, address, port > 0, fd));
  worker.on('message', (message) => console.log(message));
  worker.on('exit', (code) => console.log('exit', code));
} else {
  const open = (type, ...args) => new Promise((resolve) => {
    const socket = dgram.createSocket(type);
    socket.on('error', ({ message, code, syscall, address }) => resolve({ message: message.replace(/\d+$/, 'PORT'), code, syscall, address }));
    socket.bind(...args, () => resolve(socket));
  });
  const tell = (...values) => new Promise((resolve) => process.send(values, resolve));
  (async () => {
    const own = await open('udp4', { port: 0, exclusive: true });
    const { port } = own.address();
    await tell('exclusive', port > 0);
    await tell(await open('udp4', port));
    await tell(await open('udp4', { port, exclusive: true }));
    const shared = await open('udp6', 0);
    await tell('shared', shared.address().family);
    const twice = await open('udp6', shared.address().port);
    await tell('the same twice', twice instanceof dgram.Socket ? 'opened' : twice.code);
    const early = dgram.createSocket('udp4');
    early.bind(0);
    await new Promise((resolve) => early.close(resolve));
    await tell('closed early');
    const atOnce = dgram.createSocket('udp4');
    await tell('at once', atOnce.bindSync().port > 0);
    const sender = dgram.createSocket('udp4');
    sender.send('a', port, async (error, size) => {
      await tell('sent', error, size);
      for (const socket of [own, shared, twice, atOnce, sender]) socket.close?.();
      process.disconnect();
    });
  })();
}
