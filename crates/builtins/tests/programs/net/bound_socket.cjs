// BoundSocket: an address before anybody listens or connects.
'use strict';
const net = require('net');

function show(attempt) {
  try {
    const value = attempt();
    console.log(value instanceof net.BoundSocket ? ['bound', value.isPipe, value.close()] : value);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
for (const options of [
  undefined, 1, null, {}, { host: '127.0.0.1', port: 0 }, { host: 'x' }, { host: 'localhost' }, { port: -1 }, { port: 'x' }, { ipv6Only: 1 }, { host: '192.0.2.1' },
]) show(() => new net.BoundSocket(options));
const bound = new net.BoundSocket({ host: '127.0.0.1' });
const { port } = bound.address();
const server = net.createServer((socket) => socket.end('hello')).listen(bound, () => {
  console.log('listening', server.address().port === port);
  show(() => bound.address());
  show(() => bound.fd());
  show(() => bound.close());
  show(() => net.createServer().listen(bound));
  const source = new net.BoundSocket({ host: '127.0.0.1' });
  const own = source.address().port;
  const client = net.connect({ port, host: '127.0.0.1', handle: source }, () => console.log(client.localPort === own));
  client.on('data', (chunk) => console.log(chunk.toString()));
  client.on('close', () => server.close(() => console.log('closed')));
});
