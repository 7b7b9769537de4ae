// How bodies are sent, and what becomes of what a message must not have.
'use strict';
const http = require('http');
const net = require('net');
const cases = [
  (res) => res.end('one'),
  (res) => { res.write('a'); res.write(Buffer.from('b')); res.end('c'); },
  (res) => { res.write('a'); setImmediate(() => { res.write('b'); setImmediate(() => res.end()); }); },
  (res) => { res.setHeader('Content-Length', 3); res.write('a'); res.end('bc'); },
  (res) => { res.writeHead(204); res.end('never'); },
  (res) => { res.writeHead(304, { ETag: 'x' }); res.end(); },
  (res) => { res.removeHeader('transfer-encoding'); res.write('a'); res.end('b'); },
  (res) => { res.shouldKeepAlive = false; res.end('a'); },
  (res) => { res.setHeader('Trailer', 'X-T'); res.write('a'); res.addTrailers({ 'X-T': 'v', 'X-U': ['1', '2'] }); res.end(); },
  (res) => { res.flushHeaders(); setImmediate(() => res.end('late')); },
  (res) => { res.cork(); res.write('a'); res.write('b'); setImmediate(() => { res.uncork(); res.end('c'); }); },
  (res) => { res.end(); },
  (res) => { res.end('é', 'latin1'); },
  (res) => { res.write('e9', 'hex'); res.end('é'); },
];
let index = 0;
const server = http.createServer({ keepAliveTimeout: 0 }, (req, res) => { res.sendDate = false; res.on('error', (error) => console.log(error.code));
  try { cases[index](res); } catch (error) { console.log(error.code); res.socket.destroy(); }
});
server.listen(0, '127.0.0.1', async () => {
  for (index = 0; index < cases.length; index++) {
    for (const line of ['GET / HTTP/1.1', 'GET / HTTP/1.0', 'HEAD / HTTP/1.1']) {
      const text = await new Promise((resolve) => {
        const socket = net.connect(server.address().port, '127.0.0.1');
        let answer = '';
        socket.setEncoding('latin1').on('data', (chunk) => { answer += chunk; }).on('end', () => resolve(answer));
        socket.write(`${line}\r\nHost: a\r\nConnection: close\r\n\r\n`);
      });
      console.log(index, line, JSON.stringify(text));
    }
  }
  server.close();
});
