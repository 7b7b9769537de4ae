// Bodies that nobody reads: short ones leave the connection to the next request, an abort breaks them until they have been read.
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

let connections = 0;
const server = createServer((req, res) => res.end(req.url === '/long' ? 'x'.repeat(1e6) : 'short'));
server.on('connection', () => { connections++; });
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const at = (path) => `http://127.0.0.1:${server.address().port}${path}`;

for (let i = 0; i < 20; i++) {
  await fetch(at('/'));
  await sleep(5);
}
console.log('few connections', connections < 10);
for (const path of ['/', '/long']) {
  const controller = new AbortController();
  const response = await fetch(at(path), { signal: controller.signal });
  await sleep(20);
  controller.abort();
  console.log(path, await response.text().catch((error) => error.name));
  const late = await fetch(at(path));
  await sleep(20);
  console.log(path, (await late.text()).length);
  const cancelled = await fetch(at(path));
  await sleep(20);
  console.log(path, await cancelled.body.cancel());
}
server.closeAllConnections();
server.close();
