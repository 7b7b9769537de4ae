// Clients that go away in the middle of their request.
'use strict';
const http = require('http');
const net = require('net');
const { pipeline, finished, Writable } = require('stream');
const server = http.createServer((req, res) => {
  req.on('aborted', () => console.log('aborted', req.aborted));
  req.on('error', (error) => console.log('request error', error.code, error.message));
  req.on('close', () => console.log('request close', req.destroyed));
  res.on('close', () => console.log('response close', res.writableFinished));
  res.on('error', (error) => console.log('response error', error.code));
  finished(req, (error) => console.log('finished request', error?.code));
  finished(res, (error) => console.log('finished response', error?.code));
  if (req.url === '/pipe') pipeline(req, new Writable({ write(chunk, encoding, done) { done(); } }), (error) => console.log('pipeline', error?.code));
  else req.resume();
  req.once('data', () => { console.log('data'); server.emit('got'); });
});
server.listen(0, '127.0.0.1', async () => {
  for (const path of ['/plain', '/pipe']) {
    for (const how of ['destroy', 'end', 'resetAndDestroy']) {
      console.log('--', path, how);
      await new Promise((resolve) => {
        const socket = net.connect(server.address().port, '127.0.0.1');
        socket.on('error', () => {});
        server.once('got', () => socket[how]());
        socket.resume();
        socket.on('close', () => setTimeout(resolve, 20));
        socket.write(`POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc`);
      });
    }
  }
  server.close();
});
