// Headers as they are joined.
'use strict';
const http = require('http');
const net = require('net');
const lines = ['Host: a', 'Host: b', 'Accept: x', 'accept: y', 'Cookie: a=1', 'cookie: b=2', 'Set-Cookie: c', 'set-cookie: d', 'Content-Type: t/1', 'Content-Type: t/2', 'X-A: 1', 'x-a: 2', 'X-a:',
  'User-Agent: u', 'User-Agent: v', 'Age: 1', 'Age: 2', 'ETag: e', 'ETag: f', '__proto__: p', 'constructor: q', 'X-L: \xe9', 'Authorization: r', 'authorization: s', 'Date: 1', 'Date: 2'];
const ask = (options) => new Promise((resolve) => {
  const server = http.createServer(options, (req, res) => {
    console.log(req.headers);
    console.log(req.headersDistinct);
    console.log(req.rawHeaders.length, req.trailers, req.trailersDistinct, req.rawTrailers);
    req.resume().on('end', () => {
      console.log(req.trailers, req.trailersDistinct, req.rawTrailers);
      req.headers = { mine: 1 };
      console.log(req.headers, Object.keys(req).includes('headers'), req.connection === req.socket);
      res.end();
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const socket = net.connect(server.address().port, '127.0.0.1');
    socket.resume().on('end', () => server.close(resolve));
    socket.write(`POST / HTTP/1.1\r\n${lines.join('\r\n')}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\nT: 1\r\nt: 2\r\nSet-Cookie: x\r\n\r\n`, 'latin1');
  });
});
(async () => {
  await ask({});
  await ask({ joinDuplicateHeaders: true });
})();
