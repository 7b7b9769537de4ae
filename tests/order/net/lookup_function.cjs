// A look-up of one's own: what it is asked, what its answers do.
'use strict';
const net = require('net');
const server = net.createServer((socket) => socket.end()).listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const attempt = (name, options) => new Promise((resolve) => {
    const client = net.connect({ port, host: 'some.example', ...options });
    client.on('lookup', (error, ...more) => console.log(name, 'lookup', error && (error.code ?? error.message), ...more));
    client.on('connect', () => console.log(name, 'connect', client.remoteAddress, client._host));
    client.on('error', (error) => console.log(name, error.name, error.code, error.message.replaceAll(port, 'PORT')));
    client.on('close', resolve);
    client.resume();
  });
  const answering = (...answer) => (host, options, callback) => {
    console.log('asked', host, options);
    callback(...answer);
  };
  await attempt('one', { autoSelectFamily: false, lookup: answering(null, '127.0.0.1', 4) });
  await attempt('all', { lookup: answering(null, [{ address: '127.0.0.1', family: 4 }]) });
  await attempt('family', { family: 4, lookup: answering(null, '127.0.0.1', 4) });
  await attempt('error', { autoSelectFamily: false, lookup: answering(Object.assign(new Error('no'), { code: 'NO' })) });
  await attempt('error of all', { lookup: answering(Object.assign(new Error('no'), { code: 'NO' })) });
  await attempt('no address', { autoSelectFamily: false, lookup: answering(null, 'hello', 4) });
  await attempt('no family', { autoSelectFamily: false, lookup: answering(null, '127.0.0.1', 100) });
  await attempt('no addresses', { lookup: answering(null, [{ address: 'hello', family: 4 }]) });
  await attempt('bad families', { lookup: answering(null, [{ address: '127.0.0.1', family: 100 }]) });
  server.close();
});
