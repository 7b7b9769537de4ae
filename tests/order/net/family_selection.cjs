// Several addresses: each has its try, and their errors come together.
'use strict';
const net = require('net');
const server = net.createServer((socket) => socket.end()).listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const attempt = (name, addresses, options) => new Promise((resolve) => {
    const lookup = (host, asked, callback) => callback(null, addresses.map((address) => ({ address, family: net.isIP(address) })));
    const client = net.connect({ port, host: 'some.example', lookup, ...options });
    for (const event of ['connectionAttempt', 'connectionAttemptFailed', 'connectionAttemptTimeout']) {
      client.on(event, (address, p, family, error) => console.log(name, event, address, family, error?.code));
    }
    client.on('connect', () => console.log(name, 'connect', client.remoteAddress, client.autoSelectFamilyAttemptedAddresses?.map((one) => one.replace(port, 'PORT'))));
    client.on('error', (error) => {
      console.log(name, error.constructor.name, error.code, `[${error.message.replaceAll(port, 'PORT')}]`, error.errors?.map((one) => one.message.replace(port, 'PORT')));
    });
    client.on('close', (hadError) => { console.log(name, 'close', hadError); resolve(); });
    client.resume();
  });
  await attempt('second', ['127.0.0.2', '127.0.0.1']);
  await attempt('mixed', ['127.0.0.4', '127.0.0.5', '127.0.0.1']);
  await attempt('none', ['127.0.0.2', '127.0.0.4', '127.0.0.3']);
  await attempt('twice', ['127.0.0.2', '127.0.0.2', '127.0.0.1']);
  await attempt('alone', ['127.0.0.2']);
  server.close();
});
