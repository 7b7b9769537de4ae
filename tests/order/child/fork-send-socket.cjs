// Sockets sent to a child: what each side has then, and how the server counts and closes.
'use strict';
const { fork } = require('child_process');
const net = require('net');
if (process.argv[2] === 'child') {
  process.on('message', (message, socket) => {
    if (message === 'bye') return process.disconnect();
    if (!(socket instanceof net.Socket)) return process.send([message, socket === undefined]);
    process.send(['got', message, socket.readyState, socket.remoteFamily, socket.server]);
    socket.on('data', (chunk) => socket.end(`child says ${chunk}`));
    return undefined;
  });
} else {
  const child = fork(__filename, ['child'], { serialization: process.env.SERIALIZATION });
  const messages = [];
  child.on('message', (message) => messages.push(message));
  const server = net.createServer({ pauseOnConnect: true }, (socket) => {
    console.log('send', child.send('socket', socket, (error) => {
      console.log('sent', error);
      child.send('again', socket);
    }));
    console.log(socket._handle, socket.destroyed, server._connections);
    console.log('queued', child.send({ later: true }));
  });
  server.listen(0, '127.0.0.1', () => {
    const client = net.connect(server.address().port, '127.0.0.1');
    client.write('hello');
    client.on('data', (chunk) => console.log(chunk.toString()));
    client.on('close', () => {
      console.log('client close');
      server.getConnections((error, count) => {
        console.log('connections', error, count === 0 || count === 1);
        server.close(() => {
          console.log('server closed');
          for (const bad of [{}, 1, 'handle', new net.Socket()]) {
            try {
              console.log(child.send('bad', bad));
            } catch (error) {
              console.log(error.code, error.message);
            }
          }
          child.send('bye');
        });
      });
    });
  });
  child.on('exit', (code) => console.log('exit', code, messages));
}
