// Heads are Latin-1, whatever the body is written as.
import http from 'node:http';
import net from 'node:net';
import { once } from 'node:events';

const answers = {
  text: (response) => response.end('b\u00f6dy'),
  ascii: (response) => response.end('body'),
  pieces(response) {
    response.write('b\u00f6');
    response.end('dy');
  },
  latin1: (response) => response.end('b\u00f6', 'latin1'),
  bytes: (response) => response.end(Buffer.from('x')),
  wide: (response) => response.end('\u20ac'),
};
for (const [name, answer] of Object.entries(answers)) {
  const server = http.createServer((request, response) => {
    response.writeHead(200, { 'x-y': '\u00e9' });
    answer(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = net.connect(server.address().port, '127.0.0.1');
  client.write('GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
  const pieces = [];
  for await (const piece of client) pieces.push(piece);
  const all = Buffer.concat(pieces).toString('latin1');
  console.log(name, JSON.stringify(/x-y: .*/.exec(all)[0]), JSON.stringify(all.slice(all.indexOf('\r\n\r\n'))));
  server.close();
}
