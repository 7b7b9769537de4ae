// What `server.listen` takes for a place to listen at, and what it refuses.
'use strict';
const net = require('net');
const { inspect } = require('util');

const attempts = [
  [], [undefined], [null], [{}], [true], [{ port: undefined }], [{ port: true }], [{ port: 'a' }], [{ port: -1 }], [{ port: 65536 }], [{ path: 1 }],
  [{ host: 'x' }], [() => {}], [{ fd: 'x' }], [{ fd: -1 }], [Infinity], [NaN], ['65536'], [{ port: 1e9 }], [{ port: 0, signal: 1 }],
  [{ port: 0, host: '' }], [{ path: '' }], [Symbol('x')], [{ port: {} }], [false], [{ port: null }], [0, 1], [0, {}], [`/tmp/${'x'.repeat(200)}`],
  [{ fd: 9999 }], ['/no-such-folder/socket'],
];
for (const args of attempts) {
  const server = net.createServer();
  const name = inspect(args);
  server.on('error', (error) => console.log('error', name.slice(0, 60), error.code, error.syscall, error.port));
  server.on('listening', () => {
    console.log('listening', name, typeof server.address(), server._connectionKey);
    server.close();
  });
  try {
    console.log(server.listen(...args) === server, name.slice(0, 60));
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
for (const options of [1, 'x', { keepAliveInitialDelay: 'x' }, { highWaterMark: 'x' }, { blockList: 1 }]) {
  try {
    net.createServer(options);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
const server = net.createServer(null, 1);
console.log(server.listening, server.address(), server.close() === server, server.ref() === server, Object.keys(server).filter((key) => key[0] !== '_'));
