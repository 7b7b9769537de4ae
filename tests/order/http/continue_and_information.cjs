// Interim responses, and what a server does about Expect.
'use strict';
const http = require('http');
const server = http.createServer((req, res) => {
  console.log('request', req.url, req.headers.expect);
  if (req.url === '/info') {
    res.writeProcessing();
    res.writeEarlyHints({ 'link': '</a.css>; rel=preload', 'x-y': 'z' }, () => console.log('hints written'));
    res.writeInformation(110, { a: 'b' });
  }
  req.resume().on('end', () => res.end('done'));
});
server.listen(0, '127.0.0.1', async () => {
  const base = { port: server.address().port, host: '127.0.0.1', method: 'POST' };
  const ask = (options, start) => new Promise((resolve) => {
    const req = http.request({ ...base, ...options });
    req.on('continue', () => { console.log('continue'); start?.(req); });
    req.on('information', (info) => console.log('information', JSON.stringify(info)));
    req.on('response', (res) => { console.log('response', res.statusCode); res.resume().on('end', () => console.log('end')); });
    req.on('error', (error) => console.log('error', error.code));
    req.on('close', () => { console.log('close'); resolve(); });
    if (!start) req.end();
  });
  await ask({ path: '/info' });
  await ask({ path: '/expect', headers: { expect: '100-continue' } }, (req) => req.end('body'));
  await ask({ path: '/other', headers: { expect: 'something' } }, undefined);
  server.on('checkContinue', (req, res) => { console.log('checkContinue'); res.writeHead(403); res.end(); });
  await ask({ path: '/check', headers: { expect: '100-continue' } });
  server.removeAllListeners('checkContinue');
  server.on('checkContinue', (req, res) => { console.log('checkContinue'); res.writeContinue(); server.emit('request', req, res); });
  await ask({ path: '/check2', headers: { expect: '100-continue' } }, (req) => req.end('body'));
  server.on('checkExpectation', (req, res) => { console.log('checkExpectation'); res.end('fine'); });
  await ask({ path: '/other', headers: { expect: 'something' } });
  server.close(() => console.log('closed'));
});
