// What messages say of themselves along the way.
'use strict';
const http = require('http');
const state = (message) => ['writable', 'destroyed', 'finished', 'headersSent', 'writableEnded', 'writableFinished', 'closed', 'errored', 'writableNeedDrain', 'writableCorked', 'writableObjectMode',
  '_headerSent', '_last', 'chunkedEncoding', 'shouldKeepAlive', 'sendDate', 'strictContentLength'].map((name) => String(message[name])[0]).join('');
const incoming = (message) => ['complete', 'aborted', 'readable', 'readableEnded', 'readableFlowing', 'destroyed', 'closed', 'upgrade', 'httpVersion', 'statusCode', 'statusMessage', 'method', 'url'].map((name) => String(message[name])).join();
const server = http.createServer((req, res) => {
  console.log('server', incoming(req), state(res), res.socket === req.socket, req.connection === res.connection, res.req === req);
  req.resume();
  req.on('end', () => console.log('request end', incoming(req)));
  req.on('close', () => console.log('request close', incoming(req)));
  res.write('a');
  console.log('written', state(res));
  res.on('finish', () => console.log('finish', state(res), res.socket !== null));
  res.on('close', () => console.log('close', state(res), res.socket));
  setImmediate(() => { res.end('b'); console.log('ended', state(res)); });
});
server.listen(0, '127.0.0.1', () => {
  const req = http.request({ port: server.address().port, host: '127.0.0.1', method: 'POST', headers: { a: 'b' } }, (res) => {
    console.log('response', incoming(res), state(req), res.req === req);
    res.resume();
    res.on('end', () => console.log('end', incoming(res), state(req), res.socket === req.socket));
    res.on('close', () => { console.log('response close', incoming(res), res.socket === null); server.close(); });
  });
  console.log('client', state(req), req.socket, req.method, req.path, req.host, req.protocol, req.maxHeadersCount, req.reusedSocket, Object.keys(req.getHeaders()));
  req.on('socket', () => console.log('socket', state(req), req.socket.connecting));
  req.on('finish', () => console.log('client finish', state(req)));
  req.on('close', () => console.log('client close', state(req)));
  req.end('x');
  console.log('client ended', state(req));
});
