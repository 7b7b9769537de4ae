// A server sent to a child listens there as well, also when the parent's has closed; and keepOpen keeps a sent socket.
'use strict';
const { fork } = require('child_process');
const net = require('net');
const { once } = require('events');
if (process.argv[2] === 'child') {
  process.on('message', (message, handle) => {
    if (message === 'server') {
      process.send([handle instanceof net.Server, handle.listening, handle.address().address]);
      handle.on('connection', (socket) => {
        socket.end('served by the child');
        handle.close(() => process.disconnect());
      });
    } else {
      process.send(['socket', handle instanceof net.Socket]);
      handle.write('one ', () => { handle.destroy(); process.send('destroyed'); });
    }
  });
} else {
  (async () => {
    const child = fork(__filename, ['child']);
    const server = net.createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address();
    const client = net.connect(port, '127.0.0.1');
    const [socket] = await once(server, 'connection');
    let text = '';
    client.on('data', (chunk) => { text += chunk; });
    child.send('socket', socket, { keepOpen: true });
    for (let i = 0; i < 2; i++) console.log(...await once(child, 'message'));
    console.log(socket._handle !== null, socket.destroyed);
    socket.end('two');
    await once(client, 'close');
    console.log(text);
    child.send('server', server);
    console.log(...await once(child, 'message'));
    server.close();
    await once(server, 'close');
    console.log('closed here');
    net.connect(port, '127.0.0.1').on('data', (chunk) => console.log(chunk.toString()));
    console.log('exit', ...await once(child, 'exit'));
  })();
}
