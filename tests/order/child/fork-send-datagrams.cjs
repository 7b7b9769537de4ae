// A datagram socket goes to a child, which answers with it; the parent's own stays open until it is closed.
'use strict';
const { fork } = require('child_process');
const dgram = require('dgram');
if (process.argv[2] === 'child') {
  process.on('message', (message, socket) => {
    if (message !== 'socket') return process.send([message, String(socket)]);
    socket.on('message', (text, { port, address }) => socket.send(`${text} back`, port, address, (error, size) => {
      process.send(['answered', error, size]);
      socket.close(() => process.disconnect());
    }));
    process.send(['received', socket.constructor.name, socket.type, socket.address().address]);
  });
} else {
  const child = fork(__filename, ['child']);
  const socket = dgram.createSocket('udp6');
  const { port } = socket.bindSync({ address: '::1' });
  try { child.send('nothing', {}); } catch (error) { console.log(error.code); }
  const closed = dgram.createSocket('udp4');
  closed.close();
  child.send('closed', closed, (error) => console.log('sent closed', error));
  let answer;
  const asker = dgram.createSocket('udp6', (text, info) => {
    answer = [String(text), info.address, info.port === port];
    asker.close();
  });
  child.on('message', (message) => {
    console.log(...message);
    if (message[0] === 'closed') child.send('socket', socket);
    if (message[0] === 'received') socket.close(() => asker.send('there and', port));
  });
  child.on('disconnect', () => console.log('disconnect'));
  child.on('exit', (code, signal) => console.log('exit', code, signal));
  process.on('exit', () => console.log(...answer));
}
