// Requests and answers over TLS: agents and their sessions, certificates that do not fit, fetch, proxies.
const https = require('node:https');
const http = require('node:http');
const net = require('node:net');
const { authority: ca, own } = require('../tls/_shared/helpers.cjs');

const server = https.createServer(own, (request, response) => {
  let body = '';
  request.on('data', (data) => { body += data; });
  request.on('end', () => {
    const { method, url, socket } = request;
    response.setHeader('x-length', body.length);
    response.end(JSON.stringify({ method, url, body: body.slice(0, 20), encrypted: socket.encrypted, name: socket.servername, protocol: socket.alpnProtocol }));
  });
});

function ask(options, body) {
  return new Promise((resolve) => {
    const request = https.request({ host: 'localhost', port: server.address().port, ca, ...options }, (response) => {
      const { socket } = response;
      let text = '';
      response.on('data', (data) => { text += data; });
      response.on('end', () => {
        resolve([response.statusCode, response.headers['x-length'], text, request.reusedSocket, socket.authorized, socket.isSessionReused()]);
      });
    });
    request.on('error', (error) => resolve([error.code, error.message]));
    request.end(body);
  });
}

async function requests() {
  console.log(await ask({ path: '/a' }));
  console.log(await ask({ path: '/b', method: 'POST' }, 'body'));
  console.log(await ask({ path: '/c', method: 'POST' }, 'x'.repeat(300_000)));
  console.log(await ask({ servername: 'other.test' }));
  console.log(await ask({ ca: undefined }));
  console.log(await ask({ ca: undefined, rejectUnauthorized: false }));
  console.log(await ask({ host: '127.0.0.1' }));
  https.globalAgent.destroy();
}

async function agents() {
  const single = new https.Agent({ ca });
  console.log(await ask({ path: '/1', agent: single }), await ask({ path: '/2', agent: single }));
  const kept = new https.Agent({ ca, keepAlive: true });
  console.log(await ask({ path: '/3', agent: kept }), await ask({ path: '/4', agent: kept }));
  kept.destroy();
  const { port } = server.address();
  const name = kept.getName({ host: 'h', port: 1, localAddress: 'l', family: 4, ca: 'a', cert: 'c', ciphers: 's', key: 'k', pfx: 'p', rejectUnauthorized: false,
    servername: 'n', minVersion: 'm', maxVersion: 'M', secureProtocol: 'o', crl: 'r', honorCipherOrder: true, ecdhCurve: 'e', dhparam: 'd', secureOptions: 7,
    sessionIdContext: 'i', sigalgs: ['g'] });
  console.log(name, kept.getName({ host: 'h', servername: 'h' }), kept.getName());
  for (const call of [() => https.request('http://x'), () => https.request({ protocol: 'http:' }), () => https.get({ agent: 1 })]) {
    try {
      call();
    } catch (error) {
      console.log(error.code, error.message);
    }
  }
  await new Promise((resolve) => {
    https.get(`https://localhost:${port}/url`, { ca, agent: false }, (response) => response.resume().on('end', resolve)).on('response', (response) => console.log(response.statusCode));
  });
}

async function fetches() {
  const url = `https://localhost:${server.address().port}/fetch`;
  await fetch(url).catch(({ message, cause }) => console.log(message, cause.code));
}

async function proxies() {
  const proxy = http.createServer().on('connect', (request, socket) => {
    console.log(request.method, request.headers['proxy-authorization'], Object.keys(request.headers).join());
    const [host, port] = request.url.split(':');
    const target = net.connect(port, host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      target.pipe(socket).pipe(target);
    });
    for (const end of [target, socket]) end.on('error', () => {});
  });
  await new Promise((resolve) => proxy.listen(0, resolve));
  const agent = new https.Agent({ ca, proxyEnv: { HTTPS_PROXY: `http://user:secret@localhost:${proxy.address().port}` } });
  console.log(await ask({ path: '/proxy', agent }));
  agent.destroy();
  proxy.close();
}

server.listen(0, async () => {
  await requests();
  await agents();
  await fetches();
  await proxies();
  server.close();
  server.closeAllConnections();
});
