// close, closeIdleConnections, closeAllConnections, asyncDispose.
'use strict';
const http = require('http');
const net = require('net');
const start = (listener) => new Promise((resolve) => { const server = http.createServer(listener); server.listen(0, '127.0.0.1', () => resolve(server)); });
const connect = (server, text) => new Promise((resolve) => {
  const socket = net.connect(server.address().port, '127.0.0.1', () => { if (text) socket.write(text); resolve(socket); });
  socket.on('error', () => {});
  socket.resume();
});
(async () => {
  let server = await start((req, res) => res.end('x'));
  let socket = await connect(server, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  await new Promise((resolve) => { socket.once('data', resolve); });
  socket.on('close', () => console.log('idle socket closed'));
  await new Promise((resolve) => { server.close((error) => { console.log('close callback', error); resolve(); }); });
  server.close((error) => console.log('again', error.code));
  server = await start(() => console.log('request'));
  socket = await connect(server, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  await new Promise((resolve) => { server.once('request', resolve); });
  socket.on('close', () => console.log('busy socket closed'));
  server.on('close', () => console.log('server close'));
  server.close();
  server.closeIdleConnections();
  console.log('still there', socket.destroyed);
  server.closeAllConnections();
  await new Promise((resolve) => { server.once('close', resolve); });
  server = await start((req, res) => res.end());
  await server[Symbol.asyncDispose]();
  console.log('disposed', server.listening);
  server.closeAllConnections();
})();
