// Odds and ends of the module: what it exports, how servers and requests are made without `new`.
'use strict';
const http = require('http');
console.log(Object.keys(http).join());
console.log(http.METHODS.length, http.STATUS_CODES[418], http.maxHeaderSize, typeof http.globalAgent, http.globalAgent.keepAlive, http.globalAgent.options.timeout);
console.log(http.createServer() instanceof http.Server, http.Server() instanceof require('net').Server, http.Server.length, http.createServer.length, http.request.length);
for (const name of ['Agent', 'ClientRequest', 'IncomingMessage', 'OutgoingMessage', 'Server', 'ServerResponse']) {
  console.log(name, http[name].name, Object.getPrototypeOf(http[name].prototype).constructor.name, Object.getOwnPropertyDescriptor(http, name).writable);
}
function Old(socket) { http.IncomingMessage.call(this, socket); }
require('util').inherits(Old, http.IncomingMessage);
console.log(new Old(null) instanceof http.IncomingMessage, new Old(null).readable);
class MyRequest extends http.IncomingMessage { get path() { return this.url.split('?')[0]; } }
class MyResponse extends http.ServerResponse { json(value) { this.setHeader('Content-Type', 'application/json'); this.end(JSON.stringify(value)); } }
const server = http.createServer({ IncomingMessage: MyRequest, ServerResponse: MyResponse }, (req, res) => res.json([req.path, req instanceof MyRequest]));
server.listen(0, '127.0.0.1', () => {
  const { request } = http;
  http.request = (...args) => { console.log('patched', typeof args[0]); return request(...args); };
  http.get({ port: server.address().port, host: '127.0.0.1', path: '/a?b', agent: false }, (res) => {
    res.setEncoding('utf8').on('data', (text) => console.log(text, res.headers['content-type'])).on('end', () => server.close());
  });
  http.request({ port: 1, host: '127.0.0.1' }).on('error', (error) => console.log(error.code)).end();
});
