// A reset while the socket's own end is on its way fails, and 'close' is not told.
'use strict';
const net = require('net');
const server = net.createServer({ allowHalfOpen: true }, (socket) => {
  socket.resume();
  socket.on('end', () => {
    socket.end();
    socket.resetAndDestroy();
    socket.on('error', (error) => console.log('never', error.code));
  });
  for (const name of ['finish', 'close']) socket.on(name, () => console.log('server', name));
  socket.on('error', (error) => console.log('server', error.code, error.syscall));
});
server.on('close', () => console.log('server closed'));
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  client.end();
  client.on('close', () => {
    console.log('client close');
    setTimeout(() => { console.log('late'); process.exit(); }, 50);
  });
  client.on('error', () => {});
  client.on('connect', () => server.close());
});
