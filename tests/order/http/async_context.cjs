// AsyncLocalStorage follows a request into its response, on reused connections too; requests of a server have contexts of their own.
'use strict';
const http = require('http');
const { AsyncLocalStorage } = require('async_hooks');
const storage = new AsyncLocalStorage();
const server = http.createServer((req, res) => {
  const before = storage.getStore();
  storage.run(`server ${req.url}`, () => {
    req.on('data', () => {});
    req.on('end', () => { console.log('request end', before, storage.getStore()); res.end('x'); });
    res.on('finish', () => console.log('finish', storage.getStore()));
    setImmediate(() => console.log('immediate', storage.getStore()));
  });
});
storage.run('outer', () => server.listen(0, '127.0.0.1', async () => {
  console.log('listening', storage.getStore());
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (name) => storage.run(name, () => new Promise((resolve) => {
    const req = http.request({ port: server.address().port, host: '127.0.0.1', agent, path: `/${name}`, method: 'POST' }, (res) => {
      console.log('response', storage.getStore());
      res.on('data', () => console.log('data', storage.getStore()));
      res.on('end', () => console.log('end', storage.getStore()));
      res.on('close', () => { console.log('response close', storage.getStore()); resolve(); });
    });
    req.on('socket', () => console.log('socket', storage.getStore(), req.reusedSocket));
    req.on('finish', () => console.log('sent', storage.getStore()));
    req.on('close', () => console.log('close', storage.getStore()));
    req.end('body');
  }));
  await ask('one');
  await Promise.all([ask('two'), ask('three')]);
  storage.run('error', () => {
    const req = http.get({ port: 1, host: '127.0.0.1' });
    req.on('error', () => { console.log('error', storage.getStore()); agent.destroy(); server.close(() => console.log('closed', storage.getStore())); });
  });
}));
