// The order of events of a client and a server, in both versions of TLS.
const tls = require('node:tls');
const { authority: ca, own, spy } = require('./_shared/helpers.cjs');

function run(maxVersion, done) {
  console.log('--', maxVersion);
  const server = spy(tls.createServer({ ...own, maxVersion }, (socket) => {
    spy(socket, 'S');
    console.log(socket.authorized, socket.authorizationError, socket.getProtocol(), socket.encrypted, socket.servername, socket.alpnProtocol);
    socket.on('data', (data) => {
      console.log('S data', String(data));
      socket.end(`bye ${data}`);
    });
  }), 'server');
  server.listen(0, () => {
    const socket = tls.connect({ port: server.address().port, host: '127.0.0.1', ca, servername: 'localhost' }, () => {
      console.log(socket.authorized, socket.getProtocol(), socket.getCipher(), socket.alpnProtocol, socket.isSessionReused());
      setImmediate(() => console.log('immediate'));
      process.nextTick(() => console.log('tick'));
      socket.write('hello', () => console.log('written'));
    });
    spy(socket, 'C');
    socket.on('data', (data) => console.log('C data', String(data)));
    socket.on('close', () => server.close(done));
  });
}

run('TLSv1.3', () => run('TLSv1.2'));
