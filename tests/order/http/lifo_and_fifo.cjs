// Which of the free sockets is taken next.
'use strict';
const http = require('http');
const server = http.createServer((req, res) => res.end(String(req.socket.remotePort)));
server.listen(0, '127.0.0.1', async () => {
  for (const scheduling of ['lifo', 'fifo']) {
    const agent = new http.Agent({ keepAlive: true, scheduling });
    const ask = () => new Promise((resolve) => { http.get({ port: server.address().port, host: '127.0.0.1', agent }, (res) => res.on('data', (port) => { res.on('end', () => setImmediate(resolve, String(port))); })); });
    const ports = await Promise.all([ask(), ask(), ask()]);
    const free = () => Object.values(agent.freeSockets)[0].map((socket) => ports.indexOf(String(socket.localPort)));
    const before = free();
    const next = ports.indexOf(await ask());
    console.log(scheduling, next === (scheduling === 'lifo' ? before.at(-1) : before[0]), free().length);
    agent.destroy();
  }
  server.close();
});
