// Which connections last: all combinations of versions, fields and flags.
'use strict';
const http = require('http');
const net = require('net');
const server = http.createServer((req, res) => {
  res.sendDate = false;
  const { searchParams } = new URL(req.url, 'http://a');
  if (searchParams.has('res')) res.setHeader('Connection', searchParams.get('res'));
  if (searchParams.has('length')) res.setHeader('Content-Length', 1);
  if (searchParams.has('keep')) res.shouldKeepAlive = searchParams.get('keep') === 'true';
  if (searchParams.has('remove')) res.removeHeader('connection');
  res.write('x');
  res.end();
});
server.listen(0, '127.0.0.1', async () => {
  for (const version of ['1.1', '1.0']) {
    for (const connection of ['', 'close', 'keep-alive']) {
      for (const query of ['', 'res=close', 'res=keep-alive', 'length', 'keep=false', 'keep=true', 'remove', 'res=foo']) {
        const text = await new Promise((resolve) => {
          const socket = net.connect(server.address().port, '127.0.0.1');
          let answer = '';
          let first;
          socket.on('data', (chunk) => {
            answer += chunk;
            if (first !== undefined || !/x\r\n0\r\n\r\n$|\r\n\r\nx$/.test(answer)) return;
            first = answer;
            // A connection that lasts carries another request.
            socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
          });
          socket.on('error', () => {});
          socket.on('close', () => resolve(`${first ?? answer} ${first !== undefined && answer.length > first.length}`));
          socket.write(`GET /?${query} HTTP/${version}\r\nHost: a\r\n${connection ? `Connection: ${connection}\r\n` : ''}\r\n`);
        });
        console.log(version, connection, query, JSON.stringify(text.slice(17)));
      }
    }
  }
  server.close();
});
