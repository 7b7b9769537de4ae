// What sockets say of certificates, sessions, protocols and secrets; contexts by name; TLS over sockets and streams that there are.
const tls = require('node:tls');
const net = require('node:net');
const { Duplex } = require('node:stream');
const { authority: ca, own, selfSigned } = require('./_shared/helpers.cjs');

const listen = (server) => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));
const once = (emitter, event) => new Promise((resolve) => emitter.once(event, resolve));

async function certificates(identity, authority, servername) {
  const server = tls.createServer(identity, (socket) => socket.end());
  const socket = tls.connect({ port: await listen(server), host: '127.0.0.1', ca: authority, servername });
  await once(socket, 'secureConnect');
  const { raw, pubkey, issuerCertificate, ...rest } = socket.getPeerCertificate(true);
  console.log(rest, raw.length, pubkey.length, issuerCertificate.subject.CN, issuerCertificate.issuerCertificate === issuerCertificate);
  console.log(Object.keys(socket.getPeerCertificate()).join(), socket.getCertificate(), socket.exportKeyingMaterial(8, 'label').length);
  socket.resume();
  await once(socket, 'close');
  console.log(socket.getPeerCertificate(), socket.getProtocol(), socket.getCipher());
  server.close();
}

async function names() {
  const server = tls.createServer({ ...own, ALPNProtocols: ['one', 'two'] }, (socket) => {
    socket.end(`${socket.servername} ${socket.alpnProtocol}`);
  });
  server.addContext('*.self.test', selfSigned);
  const port = await listen(server);
  for (const [servername, ALPNProtocols] of [['localhost', ['two', 'one']], ['a.self.test', ['two']], ['b.c.self.test'], [undefined, ['x', 'one']]]) {
    const socket = tls.connect({ port, host: '127.0.0.1', servername, ALPNProtocols, rejectUnauthorized: false });
    socket.on('data', (data) => console.log(String(data), socket.getPeerCertificate().subject.CN, socket.alpnProtocol));
    await once(socket, 'close');
  }
  server.close();
}

async function callbacks() {
  const server = tls.createServer({
    ...own,
    SNICallback: (name, callback) => setImmediate(callback, null, name === 'self' ? tls.createSecureContext(selfSigned) : undefined),
    ALPNCallback: ({ servername, protocols }) => (servername === 'none' ? undefined : protocols[1]),
  }, (socket) => socket.end());
  server.on('tlsClientError', (error) => console.log('server', error.code));
  const port = await listen(server);
  for (const servername of ['self', 'other', 'none']) {
    const socket = tls.connect({ port, host: '127.0.0.1', servername, ALPNProtocols: ['a', 'b'], rejectUnauthorized: false });
    socket.on('secureConnect', () => console.log(servername, socket.getPeerCertificate().subject.CN, socket.alpnProtocol));
    socket.on('error', (error) => console.log(servername, error.code));
    socket.resume();
    await once(socket, 'close');
  }
  server.close();
}

async function sessions(maxVersion) {
  const server = tls.createServer({ ...own, maxVersion }, (socket) => socket.end('x'));
  const port = await listen(server);
  let session;
  for (let i = 0; i < 2; i++) {
    const socket = tls.connect({ port, host: '127.0.0.1', servername: 'localhost', ca, session });
    socket.on('session', (given) => { session ??= given; });
    socket.on('secureConnect', () => console.log(maxVersion, socket.isSessionReused(), socket.authorized));
    socket.resume();
    await once(socket, 'close');
  }
  console.log(Buffer.isBuffer(session));
  server.close();
}

async function secrets() {
  const server = tls.createServer(own, (socket) => socket.end());
  let count = 0;
  server.on('keylog', (line, socket) => { if (/^\w+ [\da-f]{64} [\da-f]+\n$/.test(line) && socket instanceof tls.TLSSocket) count++; });
  const labels = [];
  const socket = tls.connect({ port: await listen(server), host: '127.0.0.1', ca });
  socket.on('keylog', (line) => labels.push(String(line).split(' ')[0]));
  socket.resume();
  await once(socket, 'close');
  console.log(labels.sort().join(), count);
  server.close();
}

/** The two ends of a connection that has no socket. */
function pair() {
  const ends = [0, 1].map((index) => new Duplex({
    read() {},
    write(chunk, encoding, callback) {
      ends[1 - index].push(chunk);
      callback();
    },
    final(callback) {
      ends[1 - index].push(null);
      callback();
    },
  }));
  return ends;
}

async function overStreams() {
  const [one, other] = pair();
  const inner = new tls.TLSSocket(other, { isServer: true, secureContext: tls.createSecureContext(own) });
  inner.on('data', (data) => inner.end(`over a stream: ${data}`));
  const socket = tls.connect({ socket: one, ca, servername: 'localhost' });
  socket.write('hello');
  socket.on('data', (data) => console.log(String(data)));
  await once(socket, 'end');

  const server = tls.createServer(own, (secure) => secure.pipe(secure));
  const raw = net.connect(await listen(server), '127.0.0.1');
  const upgraded = tls.connect({ socket: raw, ca, servername: 'localhost' });
  upgraded.end('over a socket');
  upgraded.on('data', (data) => console.log(String(data)));
  await once(upgraded, 'close');
  console.log(raw.destroyed, upgraded.destroyed);
  server.close();
}

async function muchData() {
  const size = 3_000_000;
  const server = tls.createServer(own, (socket) => {
    let count = 0;
    socket.on('data', (data) => { count += data.length; });
    socket.on('end', () => socket.end(Buffer.alloc(count, 'y')));
  });
  server.on('connection', (socket) => { socket.allowHalfOpen = true; });
  const socket = tls.connect({ port: await listen(server), host: '127.0.0.1', ca });
  let count = 0;
  socket.on('data', (data) => { count += data.length; });
  socket.write(Buffer.alloc(size, 'x'), () => socket.end());
  await once(socket, 'close');
  console.log(count === size || count === 0, socket.bytesWritten);
  server.close();
}

(async () => {
  await certificates(own, ca, 'localhost');
  await certificates(selfSigned, selfSigned.cert, 'self.test');
  await names();
  await callbacks();
  await sessions('TLSv1.3');
  await sessions('TLSv1.2');
  await secrets();
  await overStreams();
  await muchData();
})();
