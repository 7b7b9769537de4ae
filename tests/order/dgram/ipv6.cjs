// Sockets of IPv6: their addresses, whom they reach, and what they are told of the sender.
'use strict';
const dgram = require('dgram');
const turns = async (count) => { while (count-- > 0) await new Promise(setImmediate); };
(async () => {
  const lookup = (host, family, callback) => { console.log('lookup', host, family); require('dns').lookup(host, family, callback); };
  const socket = dgram.createSocket({ type: 'udp6', lookup }, (message, { address, family, size }) => console.log('received', String(message), address, family, size));
  socket.on('error', (error) => console.log('error', error.message.replace(/\d+$/, 'PORT')));
  socket.bind();
  await turns(2);
  const { address, family, port } = socket.address();
  console.log(address, family);
  const told = (error, size) => console.log('told', error?.message.replace(port, 'PORT'), size);
  for (const args of [[port], [port, '::1'], [port, '127.0.0.1'], [port, '::ffff:127.0.0.1'], [port, '::1%nothing'], [port, '']]) {
    console.log('>>', ...args.slice(1));
    socket.send('six', ...args, told);
    await turns(2);
  }
  socket.connect(port, () => {
    const remote = socket.remoteAddress();
    console.log('connected', remote.address, remote.family, remote.port === port);
    socket.send('to itself', told);
  });
  await turns(4);
  socket.close();
  const strict = dgram.createSocket({ type: 'udp6', ipv6Only: true });
  strict.bindSync({ address: '::1' });
  strict.send('x', port, '::ffff:127.0.0.1', told);
  await turns(2);
  strict.close();
})();
