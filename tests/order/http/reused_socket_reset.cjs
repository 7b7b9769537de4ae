// A kept connection that the server has closed meanwhile.
'use strict';
const http = require('http');
const net = require('net');
let count = 0;
const server = net.createServer((socket) => {
  socket.on('error', () => {});
  socket.on('data', () => {
    count++;
    if (count === 1) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: keep-alive\r\n\r\na');
    else socket.destroy();
  });
});
server.listen(0, '127.0.0.1', () => {
  const agent = new http.Agent({ keepAlive: true });
  const options = { port: server.address().port, host: '127.0.0.1', agent };
  http.get(options, (res) => res.resume()).on('close', () => setImmediate(() => {
    const second = http.get(options, () => console.log('never'));
    second.on('error', (error) => console.log(error.code, error.message, second.reusedSocket, second.destroyed));
    second.on('close', () => { console.log('close', agent.totalSocketCount); agent.destroy(); server.close(); });
  }));
});
