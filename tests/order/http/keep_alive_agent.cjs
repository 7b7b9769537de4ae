// An agent that keeps connections: reuse, limits, queues, names.
'use strict';
const http = require('http');
const server = http.createServer((req, res) => { res.end(`${req.socket.remotePort}`); });
server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const agent = new http.Agent({ keepAlive: true, maxSockets: 2 });
  agent.on('free', () => console.log('free'));
  const name = agent.getName({ host: '127.0.0.1', port });
  const counts = () => [agent.sockets, agent.freeSockets, agent.requests].map((set) => set[name]?.length ?? 0).join() + ` ${agent.totalSocketCount}`;
  const ports = new Set();
  const ask = (n) => new Promise((resolve) => {
    const req = http.get({ port, host: '127.0.0.1', agent }, (res) => {
      res.on('data', (chunk) => ports.add(String(chunk)));
      res.on('end', () => console.log(n, 'end', req.reusedSocket));
    });
    req.on('socket', () => console.log(n, 'socket', req.reusedSocket));
    req.on('close', () => { console.log(n, 'close', counts()); resolve(); });
    console.log(n, counts());
  });
  await Promise.all([1, 2, 3, 4].map(ask));
  console.log(ports.size);
  await new Promise(setImmediate);
  console.log(counts());
  await ask(5);
  await new Promise(setImmediate);
  console.log(counts());
  console.log(agent.getName(), agent.getName({ host: 'a', port: 1, localAddress: 'b' }), agent.getName({ socketPath: '/x', family: 6 }), agent.getName({ family: 5 }));
  agent.destroy();
  server.close(() => console.log('closed', counts()));
});
