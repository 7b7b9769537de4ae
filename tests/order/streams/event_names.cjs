// The names of a stream's events come in an order of their own: those that every stream has first, whoever listens first.
'use strict';
const { Readable, Writable, Duplex, Transform } = require('stream');
const net = require('net');
const streams = [new Readable({ read() {} }), new Writable({ write() {} }), new Duplex({ read() {}, write() {} }), new Transform(), new net.Socket()];
for (const stream of streams) {
  console.log(stream.constructor.name, stream.eventNames(), Object.keys(stream._events));
  for (const name of ['own', 'end', 'data', 'drain', 'error', 'close', 'readable', 'finish', 'pipe']) stream.on(name, console.log);
  console.log(stream.eventNames().join());
  stream.removeListener('data', console.log);
  stream.removeAllListeners('error');
  stream.removeListener('own', console.log);
  console.log(stream.eventNames().join());
  for (const name of ['own', 'error', 'data']) stream.once(name, () => {});
  console.log(stream.eventNames().join(), stream.listenerCount('error'));
  stream.removeAllListeners();
  stream.on('close', () => {});
  stream.on('own', () => {});
  stream.on('data', () => {});
  console.log(stream.eventNames().join(), stream.listenerCount('error'), stream.listeners('end'), stream.rawListeners('finish'));
}
