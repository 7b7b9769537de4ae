// maxTotalSockets is shared by all names; free sockets that break; requests that are destroyed while they wait.
'use strict';
const http = require('http');
const start = (name) => new Promise((resolve) => { const server = http.createServer((req, res) => setImmediate(() => res.end(name))); server.listen(0, '127.0.0.1', () => resolve(server)); });
(async () => {
  const [one, two] = [await start('one'), await start('two')];
  const agent = new http.Agent({ keepAlive: true, maxTotalSockets: 1 });
  const ask = (server, path) => new Promise((resolve) => {
    const req = http.get({ port: server.address().port, host: '127.0.0.1', agent, path }, (res) => {
      res.setEncoding('utf8').on('data', (text) => console.log(path, text, req.reusedSocket));
      res.on('end', resolve);
    });
    req.on('error', (error) => { console.log(path, error.code, error.message); resolve(); });
    if (path === '/destroyed') req.destroy();
  });
  await Promise.all([ask(one, '/1'), ask(one, '/destroyed'), ask(one, '/2'), ask(two, '/3')]);
  await new Promise(setImmediate);
  console.log(agent.totalSocketCount, Object.keys(agent.sockets).length, Object.keys(agent.freeSockets).length, Object.keys(agent.requests).length);
  for (const list of Object.values(agent.freeSockets)) for (const socket of list) { socket.on('close', () => console.log('free socket closed', agent.totalSocketCount)); socket.emit('error', new Error('broken')); }
  await new Promise((resolve) => { setTimeout(resolve, 20); });
  console.log(agent.totalSocketCount, Object.keys(agent.freeSockets).length);
  await ask(two, '/4');
  agent.destroy();
  one.close();
  two.close();
})();
