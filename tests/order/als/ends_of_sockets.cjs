// In which store the ends of sockets are told: where a socket was made, nobody's for a connection that came in, whoever destroys it.
'use strict';
const { AsyncLocalStorage } = require('node:async_hooks');
const http = require('node:http');
const net = require('node:net');

const storage = new AsyncLocalStorage();
const log = (...parts) => console.log(...parts, '|', storage.getStore());
const within = (store, callback) => storage.run(store, callback);

function destroyedByServer(done) {
  const server = net.createServer((socket) => {
    log('connection');
    socket.on('close', () => log('connection close'));
    socket.on('data', () => within('destroyer', () => socket.destroy()));
  });
  within('listener', () => server.listen(0, '127.0.0.1', () => {
    const client = within('client', () => net.connect(server.address().port, '127.0.0.1'));
    client.on('connect', () => client.write('x'));
    client.on('close', () => {
      log('client close');
      server.close(done);
    });
  }));
}

function destroyedByClient(done) {
  const server = net.createServer((socket) => socket.on('close', () => {
    log('connection close');
    server.close(done);
  }).resume());
  within('listener', () => server.listen(0, '127.0.0.1', () => {
    const client = within('client', () => net.connect(server.address().port, '127.0.0.1'));
    client.on('connect', () => within('destroyer', () => setImmediate(() => client.destroy())));
    client.on('close', () => log('client close'));
  }));
}

function responseDestroyed(done) {
  const server = within('maker', () => http.createServer((request, response) => {
    log('request');
    response.on('close', () => log('response close'));
    request.on('close', () => log('request close'));
    response.write('part');
    within('destroyer', () => setImmediate(() => response.destroy()));
  }));
  within('listener', () => server.listen(0, '127.0.0.1', () => {
    const request = within('getter', () => http.get({ port: server.address().port, agent: false }, (response) => response.on('error', () => {}).resume()));
    request.on('close', () => {
      log('client request close');
      server.close(done);
    });
  }));
}

destroyedByServer(() => storage.run(undefined, () => destroyedByClient(() => storage.run(undefined, () => responseDestroyed(() => log('done'))))));
