// Signals that end servers and sockets.
'use strict';
const net = require('net');
const controller = new AbortController();
const server = net.createServer();
server.on('close', () => console.log('server close'));
server.listen({ port: 0, host: '127.0.0.1', signal: controller.signal }, () => {
  const { port } = server.address();
  const second = new AbortController();
  const client = net.connect({ port, host: '127.0.0.1', signal: second.signal });
  client.on('error', (error) => console.log('client', error.name, error.code));
  client.on('close', (hadError) => { console.log('client close', hadError); controller.abort(); console.log('aborted', server.listening); });
  client.on('connect', () => { console.log('connect'); second.abort(); });
  const early = net.connect({ port, host: '127.0.0.1', signal: AbortSignal.abort() });
  early.on('error', (error) => console.log('early', error.name));
  early.on('close', () => console.log('early close'));
});
const never = net.createServer().listen({ port: 0, signal: AbortSignal.abort() }, () => console.log('listening all the same'));
never.on('close', () => console.log('never close'));
