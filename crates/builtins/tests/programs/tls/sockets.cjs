// Ends, pauses, timeouts, aborts, Unix sockets, buffers of one's own, clients with and without certificates.
const tls = require('node:tls');
const net = require('node:net');
const path = require('node:path');
const os = require('node:os');
const { authority: ca, own, client, selfSigned } = require('./_shared/helpers.cjs');

const host = '127.0.0.1';
const listen = (server) => new Promise((resolve) => server.listen(0, host, () => resolve(server.address().port)));
const closed = (socket) => new Promise((resolve) => socket.once('close', resolve));

async function halfOpen() {
  const server = tls.createServer({ ...own, allowHalfOpen: true }, (socket) => {
    socket.on('end', () => {
      console.log('server end', socket.writable);
      socket.end('late');
    });
    socket.resume();
  });
  const socket = tls.connect({ port: await listen(server), host, ca, allowHalfOpen: true });
  socket.end('x');
  socket.on('data', (data) => console.log(String(data)));
  await closed(socket);
  server.close();
}

async function timeouts() {
  const server = tls.createServer(own, (socket) => socket.setTimeout(20, () => {
    console.log('server timeout');
    socket.destroy();
  }));
  const socket = tls.connect({ port: await listen(server), host, ca });
  socket.resume();
  socket.on('end', () => console.log('end'));
  console.log(await closed(socket));
  server.close();

  const silent = net.createServer((raw) => raw.on('error', () => {}).resume());
  const waiting = tls.connect({ port: await listen(silent), host, ca, timeout: 20 });
  waiting.on('timeout', () => {
    console.log('timeout');
    waiting.destroy();
  });
  await closed(waiting);
  silent.close();
}

async function pauses() {
  const server = tls.createServer(own, (socket) => socket.end('a'.repeat(200_000)));
  const socket = tls.connect({ port: await listen(server), host, ca });
  let count = 0;
  socket.on('secureConnect', () => {
    socket.pause();
    setImmediate(() => setImmediate(() => {
      console.log(socket.isPaused(), count);
      socket.resume();
    }));
  });
  socket.on('data', (data) => { count += data.length; });
  await closed(socket);
  console.log(count);
  server.close();
}

async function destruction() {
  const server = tls.createServer(own, (socket) => {
    socket.on('error', () => {});
    socket.write('one');
    setImmediate(() => socket.write('two'));
  });
  const port = await listen(server);
  const socket = tls.connect({ port, host, ca });
  socket.on('data', (data) => {
    console.log(String(data));
    socket.destroy();
    console.log(socket.destroyed, socket.readyState, socket.getProtocol());
  });
  await closed(socket);

  const failing = tls.connect(port, host, { ca }, () => failing.destroy(new Error('mine')));
  failing.on('error', (error) => console.log(error.message));
  console.log(await closed(failing));

  const controller = new AbortController();
  const aborted = tls.connect({ port, host, ca, signal: controller.signal });
  aborted.on('error', (error) => console.log(error.name, error.code));
  controller.abort();
  await closed(aborted);
  server.close();
}

async function pieces() {
  const server = tls.createServer(own, (socket) => socket.pipe(socket));
  const socket = tls.connect(await listen(server), host, { ca });
  socket.setEncoding('utf8');
  socket.cork();
  for (const piece of ['a', 'b', Buffer.from('c')]) socket.write(piece);
  socket.uncork();
  let text = '';
  for await (const piece of socket) {
    text += piece;
    if (text.length === 3) socket.end();
  }
  console.log(text, socket.bytesRead, socket.bytesWritten, socket.encrypted, socket.authorized, socket.connecting, socket.secureConnecting);
  server.close();

  const whole = tls.createServer(own, (one) => one.end('0123456789abcdefghij!'));
  const buffer = Buffer.alloc(10);
  const reader = tls.connect({ port: await listen(whole), host, ca, onread: { buffer, callback(count, bytes) {
    console.log(count, bytes.latin1Slice(0, count));
    return true;
  } } });
  reader.resume();
  await closed(reader);
  whole.close();
}

async function clients() {
  const server = tls.createServer({ ...own, requestCert: true, rejectUnauthorized: false, ca }, (socket) => {
    console.log(socket.authorized, socket.authorizationError, socket.getPeerCertificate().subject?.CN);
    socket.end();
  });
  const port = await listen(server);
  for (const identity of [{}, client, selfSigned]) {
    for (const maxVersion of ['TLSv1.2', 'TLSv1.3']) {
      const socket = tls.connect({ port, host, ca, maxVersion, ...identity });
      socket.resume();
      await closed(socket);
    }
  }
  server.close();
}

async function paths() {
  const server = tls.createServer(own, (socket) => socket.end('by a path'));
  const at = path.join(os.tmpdir(), 'tls.sock');
  await new Promise((resolve) => server.listen(at, resolve));
  const socket = tls.connect({ path: at, ca, servername: 'localhost' });
  socket.on('data', (data) => console.log(String(data)));
  await closed(socket);
  server.close();
  for (const name of [host, 'localhost']) {
    const refused = tls.connect({ port: 1, host: name });
    refused.on('error', (error) => console.log(error.constructor.name, error.code));
    console.log(await closed(refused));
  }
}

(async () => {
  for (const part of [halfOpen, timeouts, pauses, destruction, pieces, clients, paths]) {
    console.log('--', part.name);
    await part();
  }
})();
