// A server given sockets by hand, and messages made by hand.
'use strict';
const http = require('http');
const net = require('net');
const { Duplex, PassThrough } = require('stream');
const server = http.createServer((req, res) => { console.log(req.method, req.url, req.socket.constructor.name); res.sendDate = false; res.end('by hand'); });
class Pair extends Duplex {
  _read() {}
  _write(chunk, encoding, done) { console.log(JSON.stringify(String(chunk))); done(); }
  _final(done) { console.log('final'); done(); }
}
const pair = new Pair();
server.emit('connection', pair);
pair.push('GET /pair HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
pair.on('close', () => {
  console.log('pair close');
  const raw = net.createServer((socket) => server.emit('connection', socket));
  raw.listen(0, '127.0.0.1', () => {
    http.get({ port: raw.address().port, host: '127.0.0.1', agent: false }, (res) => res.on('data', (chunk) => console.log(String(chunk))).on('end', () => raw.close()));
  });
});
const message = new http.IncomingMessage(new PassThrough());
console.log(message.headers, message.rawHeaders, message.method, message.complete, message.socket.constructor.name);
message._addHeaderLines(['A', 'b', 'a', 'c'], 4);
console.log(message.headers, message.headersDistinct);
message.push('x');
message.push(null);
message.on('data', (chunk) => console.log('data', String(chunk))).on('end', () => console.log('end'));
const outgoing = new http.OutgoingMessage();
outgoing.setHeader('a', 'b');
console.log(outgoing._renderHeaders(), outgoing.getHeaders(), outgoing.writableHighWaterMark, outgoing.socket, outgoing.connection);
