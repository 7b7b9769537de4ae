// Host and Authorization as clients make them.
'use strict';
const http = require('http');
const show = (options) => {
  const req = http.request({ ...options, createConnection: () => new (require('stream').Duplex)({ read() {}, write(chunk, encoding, done) { done(); } }) });
  req.on('error', () => {});
  console.log(JSON.stringify(options), JSON.stringify(req.getHeaders()), req.path, req.method, req.shouldKeepAlive, req._header);
  req.destroy();
};
show({ host: 'a' });
show({ host: 'a', port: 8080 });
show({ host: 'a', port: '80' });
show({ host: '::1', port: 80 });
show({ host: '[::1]', port: 81 });
show({ hostname: 'b', host: 'a' });
show({ host: 'a', defaultPort: 8080, port: 8080 });
show({ host: 'a', auth: 'x:é' });
show({ host: 'a', auth: 'x', headers: { authorization: 'mine' } });
show({ host: 'a', setHost: false });
show({ host: 'a', headers: { HOST: 'b' } });
show({ host: 'a', method: 'post', headers: { Expect: '100-continue' } });
show({ host: 'a', headers: [['a', 'b'], ['a', 'c']] });
show({ host: 'a', headers: ['a', 'b', 'A', 'c'] });
show({ host: 'a', method: 'POST', headers: { 'transfer-encoding': 'chunked' } });
show({ host: 'a', uniqueHeaders: ['x'], headers: { x: ['1', '2'] } });
show({ host: 'a', path: '' });
show({ host: 'a', path: '/é' });
show({ host: 'a', method: 'QUERY' });
