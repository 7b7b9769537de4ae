// Ticks and promise jobs between the events of an exchange.
'use strict';
const http = require('http');
const mark = (name) => { process.nextTick(() => console.log(name, 'tick')); Promise.resolve().then(() => console.log(name, 'job')); setImmediate(() => console.log(name, 'immediate')); console.log(name); };
const server = http.createServer((req, res) => {
  mark('request');
  req.on('end', () => { mark('request end'); res.end('x'); });
  req.resume();
  res.on('finish', () => mark('response finish'));
});
server.listen(0, '127.0.0.1', () => {
  const req = http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, (res) => {
    mark('response');
    res.on('data', () => mark('data'));
    res.on('end', () => mark('end'));
    res.on('close', () => { mark('close'); server.close(); });
  });
  req.on('socket', () => mark('socket'));
  req.on('finish', () => mark('finish'));
});
