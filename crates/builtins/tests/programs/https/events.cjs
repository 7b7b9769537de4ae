// The order of events of requests over TLS: 100-continue, trailers, sessions, upgrades.
const https = require('node:https');
const { authority: ca, own, spy } = require('../tls/_shared/helpers.cjs');

const server = spy(https.createServer(own, (request, response) => {
  spy(request, 'request');
  spy(response, 'response');
  request.resume();
  request.on('end', () => {
    response.write('a');
    response.addTrailers({ x: 'y' });
    response.end('b');
  });
}), 'server');
server.on('upgrade', (request, socket) => {
  console.log(socket.constructor.name, socket.encrypted);
  socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\nhello');
  socket.on('data', (data) => {
    console.log(String(data));
    socket.end();
  });
});

server.listen(0, () => {
  const how = { host: 'localhost', port: server.address().port, ca, agent: false };
  const request = https.request({ ...how, method: 'POST', headers: { expect: '100-continue' } }, (response) => {
    spy(response, 'answer');
    response.on('data', (data) => console.log(String(data)));
    response.on('end', () => console.log(response.trailers));
  });
  spy(request, 'asked');
  request.on('socket', (socket) => spy(socket, 'socket'));
  request.on('continue', () => request.end('body'));
  request.on('close', () => {
    const upgrade = https.request({ ...how, headers: { connection: 'upgrade', upgrade: 'x' } });
    upgrade.on('upgrade', (response, socket, head) => {
      console.log(socket.constructor.name, String(head));
      socket.write('you');
      socket.on('close', () => server.close(() => console.log('closed')));
    });
    upgrade.end();
  });
});
