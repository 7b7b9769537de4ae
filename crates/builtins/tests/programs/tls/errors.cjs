// What goes wrong in handshakes, as both sides hear of it.
const tls = require('node:tls');
const net = require('node:net');
const { authority: ca, own, selfSigned, client, shown } = require('./_shared/helpers.cjs');

async function run(name, serverOptions, clientOptions, { plainServer, plainClient } = {}) {
  const lines = { server: [], client: [] };
  await new Promise((resolve) => {
    let open = 2;
    const done = () => {
      if (--open === 0) resolve();
    };
    const server = plainServer ? net.createServer((socket) => {
      socket.on('error', () => {});
      socket.resume();
      plainServer(socket);
    }) : tls.createServer({ ...own, ...serverOptions }, (socket) => {
      lines.server.push('secureConnection');
      socket.on('error', () => {});
      socket.resume();
      socket.end('x');
    });
    server.on('tlsClientError', (error) => lines.server.push(shown(error)));
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      const socket = plainClient ? net.connect(port, '127.0.0.1', () => plainClient(socket))
        : tls.connect({ port, host: '127.0.0.1', servername: 'localhost', ca, ...clientOptions }, () => {
          lines.client.push(`secureConnect ${socket.authorized} ${socket.authorizationError}`);
        });
      socket.on('error', (error) => lines.client.push(shown(error)));
      socket.resume();
      socket.on('close', (hadError) => {
        lines.client.push(`close ${hadError}`);
        server.close(done);
        done();
      });
    });
  });
  console.log('--', name);
  for (const side of ['server', 'client']) for (const line of lines[side]) console.log(side, line);
}

(async () => {
  await run('plain server', {}, {}, { plainServer: (socket) => socket.end('HTTP/1.1 400 Bad\r\n\r\nthis is plain text') });
  await run('server closes', {}, {}, { plainServer: (socket) => socket.once('data', () => socket.end()) });
  await run('plain client', {}, {}, { plainClient: (socket) => socket.write('GET / HTTP/1.1\r\n\r\n') });
  await run('garbage', {}, {}, { plainClient: (socket) => socket.write('\x99\x99\x99garbage garbage garbage') });
  await run('client closes', {}, {}, { plainClient: (socket) => socket.end() });
  await run('versions', { minVersion: 'TLSv1.3' }, { maxVersion: 'TLSv1.2' });
  await run('ciphers', { ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256', maxVersion: 'TLSv1.2' }, { ciphers: 'ECDHE-ECDSA-AES256-GCM-SHA384', maxVersion: 'TLSv1.2' });
  await run('protocols', { ALPNProtocols: ['a'] }, { ALPNProtocols: ['b'] });
  await run('self-signed and trusted', selfSigned, { ca: selfSigned.cert });
  await run('not authorized, but wanted', {}, { ca: [], rejectUnauthorized: false });
  await run('client certificate', { requestCert: true, ca }, client);
  await run('no certificate', { key: undefined, cert: undefined }, {});

  // Whether the server hears of a client's refusal depends on who is faster.
  const untrusted = (name, serverOptions, options) => run(name, { ...serverOptions }, options);
  const log = console.log;
  console.log = (...args) => {
    if (args[0] !== 'server') log(...args);
  };
  await untrusted('untrusted', {}, { ca: [] });
  await untrusted('self-signed', selfSigned, {});
  await untrusted('a chain whose root is not trusted', { ...own, cert: `${own.cert}\n${ca}` }, { ca: [] });
  await untrusted('another name', {}, { servername: 'other.test' });
  await untrusted('a client certificate of others', { requestCert: true, ca }, selfSigned);
})();
