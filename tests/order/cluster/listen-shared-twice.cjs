// Workers that share what they listen with: a worker that listens twice at one port is refused, two workers are not.
'use strict';
const cluster = require('cluster');
const net = require('net');
cluster.schedulingPolicy = cluster.SCHED_NONE;
if (cluster.isPrimary) {
  const first = cluster.fork();
  first.on('message', (message) => {
    console.log('first', { ...message, port: message.port > 0 });
    if (message.code === undefined) return;
    const second = cluster.fork({ IS_SECOND: 1 });
    const { port } = message;
    second.on('message', (message) => {
      message.port = message.port === port;
      console.log('second', message);
      first.on('message', console.log);
      cluster.disconnect(() => console.log('all have gone'));
    });
  });
} else {
  const tell = (server) => process.send({ port: server.address().port });
  const server = net.createServer().listen(0, () => {
    tell(server);
    if (process.env.IS_SECOND !== undefined) return;
    const { port } = server.address();
    const again = net.createServer();
    again.on('error', (error) => process.send({ ...error, message: error.message.replace(port, 'PORT') }));
    again.listen(port, () => tell(again));
  });
}
