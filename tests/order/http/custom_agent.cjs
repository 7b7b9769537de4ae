// Agents of one's own.
'use strict';
const http = require('http');
const net = require('net');
class Loud extends http.Agent {
  createConnection(options, callback) { console.log('createConnection', options.host, typeof callback, options.keepAlive, options.timeout, Object.hasOwn(options, 'signal')); return super.createConnection(options, callback); }
  addRequest(req, options) { console.log('addRequest', req.path, options.host); return super.addRequest(req, options); }
  keepSocketAlive(socket) { console.log('keepSocketAlive'); return super.keepSocketAlive(socket); }
  reuseSocket(socket, req) { console.log('reuseSocket'); super.reuseSocket(socket, req); }
  removeSocket(socket, options) { console.log('removeSocket'); super.removeSocket(socket, options); }
}
class Late extends http.Agent { createConnection(options, callback) { setImmediate(() => callback(null, net.connect(options))); } }
class Failing extends http.Agent { createConnection(options, callback) { setImmediate(() => callback(new Error('no connection'))); } }
class Throwing extends http.Agent { createConnection() { throw new Error('thrown'); } }
const server = http.createServer((req, res) => res.end());
server.listen(0, '127.0.0.1', async () => {
  const ask = (agent) => new Promise((resolve) => {
    try {
      const req = http.get({ port: server.address().port, host: '127.0.0.1', agent, timeout: 5000, signal: new AbortController().signal }, (res) => { console.log('response'); res.resume(); });
      req.on('error', (error) => console.log('error', error.message));
      req.on('close', () => { console.log('close'); setImmediate(resolve); });
    } catch (error) { console.log('caught', error.message); resolve(); }
  });
  const loud = new Loud({ keepAlive: true });
  await ask(loud);
  await ask(loud);
  loud.destroy();
  await ask(new Late());
  await ask(new Failing());
  await ask(new Throwing());
  await ask({ addRequest: (req) => req.onSocket(net.connect(server.address().port, '127.0.0.1')) });
  server.close(() => console.log('closed'));
});
