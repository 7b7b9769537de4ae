// A connection that is refused: ticks, promise jobs, immediates and 'close' around the error.
'use strict';
const net = require('net');
const server = net.createServer().listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  server.close(() => {
    const client = net.connect(port, '127.0.0.1', () => console.log('never'));
    client.on('error', (error) => {
      console.log(error.code, error.syscall, error.address, error.port === port, error.message.replace(port, 'PORT'), client.destroyed, client.connecting);
      setImmediate(() => console.log('immediate'));
      process.nextTick(() => console.log('tick'));
      Promise.resolve().then(() => console.log('job'));
    });
    client.on('connectionAttempt', (address, p, family) => console.log('attempt', address, p === port, family));
    client.on('connectionAttemptFailed', (address, p, family, error) => console.log('failed', address, family, error.code));
    client.on('close', (hadError) => console.log('close', hadError));
    process.nextTick(() => console.log('tick after connect'));
  });
});
