// Promise jobs and ticks run between the callbacks of sockets.
'use strict';
const net = require('net');
const after = (name) => {
  process.nextTick(() => console.log('  tick after', name));
  Promise.resolve().then(() => console.log('  job after', name));
  queueMicrotask(() => console.log('  microtask after', name));
};
const server = net.createServer((socket) => {
  console.log('connection');
  after('connection');
  socket.on('data', (chunk) => { console.log('data', chunk.toString()); after('data'); socket.end('x'); after('end()'); });
  socket.on('end', () => { console.log('server end'); after('server end'); });
  socket.on('finish', () => { console.log('server finish'); after('server finish'); });
  socket.on('close', () => { console.log('server close'); after('server close'); });
});
server.listen(0, '127.0.0.1', () => {
  console.log('listening');
  after('listening');
  const client = net.connect(server.address().port, '127.0.0.1');
  client.on('connect', () => { console.log('connect'); after('connect'); client.write('y', () => { console.log('written'); after('written'); }); });
  client.on('end', () => { console.log('client end'); after('client end'); });
  client.on('close', () => { console.log('client close'); after('client close'); server.close(); });
  client.resume();
});
server.on('close', () => { console.log('closed'); after('closed'); });
