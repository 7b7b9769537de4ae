// allowHalfOpen on both sides: each ends when it wants to.
'use strict';
const net = require('net');
const server = net.createServer({ allowHalfOpen: true }, (socket) => {
  socket.on('end', () => {
    console.log('server end', socket.readyState, socket.writable);
    socket.write('still here', () => socket.end('now I go', () => console.log('server ended', socket.readyState)));
  });
  socket.resume();
  socket.on('close', () => console.log('server close'));
}).listen(0, '127.0.0.1', () => {
  const client = net.connect({ port: server.address().port, host: '127.0.0.1', allowHalfOpen: true }, () => {
    console.log('client', client.allowHalfOpen);
    client.end(() => console.log('client finished', client.readyState));
  });
  client.setEncoding('utf8');
  let text = '';
  client.on('data', (chunk) => { text += chunk; });
  client.on('end', () => console.log('client end', text, client.readyState));
  client.on('close', () => { console.log('client close'); server.close(); });
});
