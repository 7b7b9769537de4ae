// The diagnostics channel of new sockets, and what modules and classes look like.
'use strict';
const channel = require('diagnostics_channel');
const dgram = require('dgram');
channel.subscribe('udp.socket', ({ socket }, name) => console.log(name, socket instanceof dgram.Socket, socket.type, socket.listenerCount('message')));
dgram.createSocket('udp4', () => {}).close();
new dgram.Socket({ type: 'udp6' }).close();
console.log(Object.keys(dgram), Object.getPrototypeOf(dgram.Socket) === require('events'), dgram.Socket.length, dgram.createSocket.length);
for (const name of Object.getOwnPropertyNames(dgram.Socket.prototype)) console.log(name, dgram.Socket.prototype[name].length, [dgram.Socket.prototype[name].name]);
console.log(dgram === require('node:dgram'), require('module').builtinModules.includes('dgram'));
