// Writing where nothing can be written any more.
'use strict';
const http = require('http');
const server = http.createServer((req, res) => {
  res.on('error', (error) => console.log('response error', error.code));
  res.end('x', () => console.log('ended'));
  console.log(res.write('y', (error) => console.log('write', error.code)));
  res.end('z', (error) => console.log('end', error?.code));
  res.end((error) => console.log('end without data', error?.code));
  res.on('finish', () => { res.end((error) => console.log('end after finish', error?.code)); res.write('q', (error) => console.log('write after finish', error?.code)); });
  res.on('close', () => { console.log(res.write('r', (error) => console.log('write after close', error?.code)), res.destroyed, res.closed, res.errored); });
});
server.listen(0, '127.0.0.1', () => {
  const req = http.request({ port: server.address().port, host: '127.0.0.1', method: 'POST' }, (res) => {
    res.resume().on('end', () => { server.close(() => console.log('closed')); });
  });
  req.on('error', (error) => console.log('request error', error.code));
  req.end('a');
  req.write('b', (error) => console.log('request write', error.code));
  try { req.setHeader('a', 'b'); } catch (error) { console.log(error.code); }
  const dead = http.request({ port: 1, host: '127.0.0.1' });
  dead.on('error', (error) => console.log('dead error', error.code));
  dead.destroy();
  console.log(dead.write('x', (error) => console.log('dead write', error?.code)));
  dead.end((error) => console.log('dead end', error?.code));
});
