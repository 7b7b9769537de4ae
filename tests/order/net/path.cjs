// A Unix socket: connecting to what is not there, listening twice, the file that goes with its server.
'use strict';
const net = require('net');
const fs = require('fs');
const os = require('os');
const path = require('path');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'net-path-'));
const name = path.join(folder, 'socket');
const shown = (error) => [error.code, error.syscall, error.address === name, error.port, error.errno, error.message.replace(name, 'NAME')];
const early = net.connect(name);
early.on('error', (error) => {
  console.log('early', ...shown(error));
  setImmediate(() => console.log('immediate'));
});
early.on('close', (hadError) => {
  console.log('early close', hadError);
  const server = net.createServer((socket) => {
    console.log('connection', socket.address(), socket.remoteAddress);
    socket.end('hello');
  });
  server.listen(name, () => {
    console.log('listening', server.address() === name, fs.statSync(name).isSocket());
    const second = net.createServer().listen(name);
    second.on('error', (error) => {
      console.log('second', ...shown(error), second.listening);
      const client = net.connect({ path: name });
      client.on('connect', () => console.log('connect', client.address(), client.remoteAddress));
      client.on('data', (chunk) => console.log('data', chunk.toString()));
      client.on('end', () => console.log('end'));
      client.on('close', () => {
        console.log('client close');
        server.close(() => {
          console.log('closed', fs.existsSync(name));
          fs.rmSync(folder, { recursive: true });
        });
      });
    });
  });
});
