// Requests that are destroyed at different times.
'use strict';
const http = require('http');
const server = http.createServer((req, res) => {
  req.on('aborted', () => console.log('server aborted', req.url));
  req.on('error', (error) => console.log('server error', req.url, error.code, error.message));
  req.on('close', () => console.log('server request close', req.url, req.aborted));
  res.on('close', () => console.log('server response close', req.url, res.writableFinished));
  if (req.url === '/part') { res.write('part'); return; }
  if (req.url === '/never') return;
  res.end('x');
});
server.listen(0, '127.0.0.1', async () => {
  const base = { port: server.address().port, host: '127.0.0.1', agent: false };
  const watch = (req, name) => new Promise((resolve) => {
    req.on('abort', () => console.log(name, 'abort'));
    req.on('error', (error) => console.log(name, 'error', error.code, error.message));
    req.on('close', () => { console.log(name, 'close', req.destroyed, req.aborted); setTimeout(resolve, 20); });
  });
  const wait = (req, name) => { console.log('--', name); return watch(req, name); };
  let req = http.get({ ...base, path: '/now' });
  req.destroy();
  await wait(req, 'at once');
  req = http.get({ ...base, path: '/now' });
  req.destroy(new Error('mine'));
  await wait(req, 'at once with error');
  req = http.get({ ...base, path: '/now' });
  req.abort();
  await wait(req, 'abort');
  req = http.get({ ...base, path: '/now' });
  req.on('socket', () => req.destroy());
  await wait(req, 'in socket');
  req = http.get({ ...base, path: '/never' });
  server.once('request', () => req.destroy());
  await wait(req, 'before response');
  req = http.get({ ...base, path: '/part' }, (res) => {
    res.on('data', () => { console.log('data'); req.destroy(); });
    res.on('aborted', () => console.log('response aborted'));
    res.on('error', (error) => console.log('response error', error.code, error.message));
    res.on('end', () => console.log('response end'));
    res.on('close', () => console.log('response close', res.aborted, res.complete));
  });
  await wait(req, 'within response');
  req = http.get({ ...base, path: '/part' }, (res) => {
    res.on('data', () => { console.log('data'); res.destroy(); });
    res.on('aborted', () => console.log('response aborted'));
    res.on('error', (error) => console.log('response error', error.code, error.message));
    res.on('close', () => console.log('response close', res.aborted, res.complete));
  });
  await wait(req, 'response destroyed');
  const controller = new AbortController();
  req = http.get({ ...base, path: '/never', signal: controller.signal });
  server.once('request', () => controller.abort());
  await wait(req, 'signal');
  req = http.get({ ...base, path: '/now', signal: AbortSignal.abort() });
  await wait(req, 'signal before');
  server.close(() => console.log('closed'));
});
