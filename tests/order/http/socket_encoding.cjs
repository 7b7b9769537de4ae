// What a server's socket does not let a program do.
'use strict';
const http = require('http');
const server = http.createServer((req, res) => {
  try { req.socket.setEncoding('utf8'); } catch (error) { console.log(error.name, error.code, error.message); }
  console.log(req.socket.server === server, req.socket._httpMessage === res, typeof req.socket.parser, req.client === req.socket, req.socket._paused);
  console.log(['data', 'end', 'close', 'drain', 'error', 'timeout'].map((name) => `${name} ${req.socket.listenerCount(name)}`).join());
  res.end();
});
server.listen(0, '127.0.0.1', () => {
  const req = http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, (res) => {
    console.log(['data', 'end', 'close', 'drain', 'error', 'timeout', 'free', 'agentRemove'].map((name) => `${name} ${req.socket.listenerCount(name)}`).join());
    console.log(res.client === req.socket, res.req === req, req.res === res, req.parser !== null);
    res.resume().on('end', () => server.close());
  });
  req.on('socket', (socket) => console.log(socket._httpMessage === req, ['data', 'end', 'close', 'drain', 'error', 'timeout', 'free', 'agentRemove'].map((name) => `${name} ${socket.listenerCount(name)}`).join()));
});
