// `await using` of servers, async iteration of sockets, `events.once`.
'use strict';
const net = require('net');
const { once } = require('events');
(async () => {
  const server = net.createServer((socket) => { socket.write('a'); setImmediate(() => socket.end('b')); });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = net.connect(server.address().port, '127.0.0.1');
  let text = '';
  for await (const chunk of client) text += chunk;
  console.log(text, client.destroyed);
  server.on('close', () => console.log('close'));
  const closing = server[Symbol.asyncDispose]();
  console.log(closing instanceof Promise, server.listening);
  await closing;
  console.log('disposed');
  await server[Symbol.asyncDispose]();
  console.log('again');
})();
