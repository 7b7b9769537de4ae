// A finished request gives its socket back after the listeners of 'end'; one whose response nobody reads keeps it.
'use strict';
const http = require('http');
const server = http.createServer((req, res) => res.end('x'.repeat(10)));
server.listen(0, '127.0.0.1', () => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const options = { port: server.address().port, host: '127.0.0.1', agent };
  const first = http.get(options);
  first.on('socket', (socket) => { socket.on('free', () => console.log('free')); socket.on('agentRemove', () => console.log('agentRemove')); });
  first.on('close', () => console.log('first close'));
  const second = http.get(options, (res) => {
    console.log('second response', second.reusedSocket, second.socket === first.socket);
    res.on('end', () => { console.log('second end'); process.nextTick(() => console.log('tick')); });
    res.resume();
  });
  second.on('socket', () => console.log('second socket'));
  second.on('close', () => { console.log('second close', res2); agent.destroy(); server.close(); });
  let res2 = 0;
  second.on('response', () => { res2++; });
});
