// Over a Unix socket, and with a createConnection of one's own.
'use strict';
const http = require('http');
const net = require('net');
const os = require('os');
const path = require('path');
const file = path.join(os.tmpdir(), `roata-http-${process.pid}.sock`);
const server = http.createServer((req, res) => { res.end(`${req.url} ${req.headers.host} ${req.headers.connection}`); });
server.listen(file, async () => {
  const ask = (options) => new Promise((resolve) => {
    http.get(options, (res) => { res.setEncoding('utf8').on('data', (text) => console.log(text)).on('end', resolve); }).on('error', (error) => { console.log(error.code); resolve(); });
  });
  await ask({ socketPath: file, path: '/a' });
  await ask({ createConnection: () => net.connect(file), path: '/b' });
  await ask({ createConnection: (options, done) => { setImmediate(() => done(null, net.connect(file))); }, path: '/c' });
  await ask({ createConnection: (options, done) => { setImmediate(() => done(Object.assign(new Error('no'), { code: 'MINE' }))); }, path: '/d' });
  await ask({ createConnection: () => { throw Object.assign(new Error('no'), { code: 'THROWN' }); }, path: '/e' });
  await ask({ socketPath: `${file}.none` });
  server.close(() => console.log('closed'));
});
