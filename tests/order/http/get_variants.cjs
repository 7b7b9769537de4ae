// The ways to say what is asked for.
'use strict';
const http = require('http');
const server = http.createServer((req, res) => {
  const { host, ...rest } = req.headers;
  res.end(JSON.stringify([req.method, req.url, host.split(':')[0], rest]));
});
server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const base = { port, host: '127.0.0.1' };
  const ask = (...args) => new Promise((resolve) => {
    const req = http.request(...args, (res) => {
      let text = '';
      res.setEncoding('utf8').on('data', (chunk) => { text += chunk; }).on('end', () => resolve(text));
    });
    req.on('error', (error) => resolve(`${error.code} ${error.message}`));
    req.end();
  });
  console.log(await ask(`http://127.0.0.1:${port}/a?b#c`));
  console.log(await ask(new URL(`http://user:pa%20ss@127.0.0.1:${port}/a`)));
  console.log(await ask(`http://127.0.0.1:${port}/a`, { method: 'delete', path: '/b' }));
  console.log(await ask({ ...base, auth: 'a:b' }));
  console.log(await ask({ ...base, headers: { 'X-One': 1, 'x-two': ['a', 'b'], Host: 'other' } }));
  console.log(await ask({ ...base, headers: ['Host', 'listed', 'A', 'b', 'A', 'c'] }));
  console.log(await ask({ ...base, setHost: false, headers: { host: 'mine' } }));
  console.log(await ask({ ...base, agent: false }));
  console.log(await ask({ ...base, method: 'OPTIONS', path: '*' }));
  console.log(await ask({ hostname: '127.0.0.1', host: 'ignored', port }));
  console.log(await ask({ ...base, headers: { connection: 'close' } }));
  server.close(() => console.log('closed'));
});
