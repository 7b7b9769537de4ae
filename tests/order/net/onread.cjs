// Option onread: one buffer, or one for each piece; false stops reading until somebody resumes.
'use strict';
const net = require('net');
const server = net.createServer((socket) => socket.end('0123456789abcdef')).listen(0, '127.0.0.1', () => {
  const buffer = Buffer.alloc(6);
  let text = '';
  const client = net.connect({
    port: server.address().port,
    host: '127.0.0.1',
    onread: {
      buffer,
      callback(count, given) {
        console.log('onread', count, given === buffer, given.toString('latin1', 0, count));
        text += given.toString('latin1', 0, count);
        if (text.length === 6) setImmediate(() => { console.log('resume'); client.resume(); });
        return text.length !== 6;
      },
    },
  });
  client.on('data', () => console.log('never'));
  client.on('end', () => console.log('end', text, client.bytesRead));
  client.on('close', () => {
    let made = 0;
    const other = net.connect({
      port: server.address().port,
      host: '127.0.0.1',
      onread: {
        buffer: () => { made++; return Buffer.alloc(5); },
        callback(count, given) { console.log('other', count, given.length, made); },
      },
    });
    other.on('close', () => server.close());
  });
});
