// Texts in all encodings, corked and not, arrive as their bytes.
'use strict';
const net = require('net');
const server = net.createServer((socket) => {
  const pieces = [];
  socket.on('data', (chunk) => pieces.push(chunk));
  socket.on('end', () => console.log(Buffer.concat(pieces).toString('hex')));
  socket.on('close', () => server.close());
}).listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1', () => {
    client.write('plain|');
    client.write('\u00e4\u20ac\u{1f600}|');
    client.write('\u00e4\u20ac|', 'latin1');
    client.write('\u00e4b|', 'ascii');
    client.write('68656c6c6f', 'hex');
    client.write('aGVsbG8=', 'base64');
    client.write('hi', 'utf16le');
    client.write(new Uint8Array([1, 2, 3]));
    client.write('');
    client.cork();
    client.write('corked ');
    client.write('\u00e4', 'latin1');
    client.write(Buffer.from('buffer'));
    console.log(client.writableLength, client.bytesWritten);
    process.nextTick(() => {
      client.uncork();
      console.log(client.writableLength, client.bytesWritten);
      client.setDefaultEncoding('hex');
      client.end('ff');
    });
  });
});
