// Bodies through pipes, larger than every buffer on the way.
'use strict';
const http = require('http');
const { Readable, pipeline } = require('stream');
const total = 3_000_000;
function* pieces() { for (let sent = 0; sent < total; sent += 10_000) yield Buffer.alloc(10_000, sent / 10_000); }
const server = http.createServer((req, res) => { pipeline(req, res, (error) => console.log('server pipeline', error?.code)); });
server.listen(0, '127.0.0.1', () => {
  const req = http.request({ port: server.address().port, host: '127.0.0.1', method: 'PUT' }, (res) => {
    let sum = 0;
    let length = 0;
    res.on('data', (chunk) => { length += chunk.length; for (const byte of chunk) sum = (sum + byte) % 65521; });
    res.on('end', () => { console.log('got', length, sum, res.headers['transfer-encoding']); server.close(() => console.log('closed')); });
  });
  pipeline(Readable.from(pieces()), req, (error) => console.log('client pipeline', error?.code));
});
