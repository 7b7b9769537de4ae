// Diagnostics channels.
'use strict';
const http = require('http');
const channels = require('diagnostics_channel');
for (const name of ['http.client.request.created', 'http.client.request.start', 'http.client.request.error', 'http.client.response.finish', 'http.server.request.start', 'http.server.response.created', 'http.server.response.finish']) {
  channels.subscribe(name, (message) => console.log(name, Object.keys(message).join()));
}
const server = http.createServer((req, res) => { if (req.url === '/cut') req.socket.destroy(); else res.end('x'); });
server.listen(0, '127.0.0.1', () => {
  const options = { port: server.address().port, host: '127.0.0.1', agent: false };
  http.get(options, (res) => {
    res.resume().on('end', () => {
      http.get({ ...options, path: '/cut' }).on('error', () => server.close());
    });
  });
});
