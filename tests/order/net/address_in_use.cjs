// Two servers at one port; the second fails in a tick, and can listen elsewhere after that.
'use strict';
const net = require('net');
const first = net.createServer().listen(0, '127.0.0.1', () => {
  const { port } = first.address();
  const second = net.createServer();
  second.on('error', (error) => {
    console.log(error.code, error.syscall, error.address, error.port === port, error.message.replace(port, 'PORT'));
    console.log(second.listening, second.address());
    second.listen(0, '127.0.0.1', () => {
      console.log('elsewhere');
      second.close();
      first.close();
    });
  });
  second.on('close', () => console.log('second closed'));
  second.listen(port, '127.0.0.1');
  console.log('after listen', second.listening);
  process.nextTick(() => console.log('tick'));
  first.on('close', () => console.log('first closed'));
  try {
    first.listen(0);
  } catch (error) {
    console.log(error.code, error.message);
  }
});
