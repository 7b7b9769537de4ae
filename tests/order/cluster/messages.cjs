// Messages of the cluster's own kind are no program's messages; one that says where a worker listens becomes an event.
const cluster = require('cluster');
if (cluster.isWorker) {
  process.send({ cmd: 'NODE_CLUSTER', act: 'listening', address: null, port: 80, addressType: 4, seq: 99 });
  process.send({ cmd: 'NODE_CLUSTER', act: 'toString' });
  process.send({ cmd: 'NODE_CLUSTER', ack: 12345 });
  process.send({ cmd: 'NODE_OTHER' });
  process.send({ cmd: 'OTHER' });
} else {
  const worker = cluster.fork();
  cluster.on('listening', (who, where) => console.log('cluster', who === worker, where));
  worker.on('listening', (where) => console.log('worker', where, worker.state));
  cluster.on('message', (who, message, handle) => {
    console.log('message', who === worker, message, handle);
    worker.send(undefined === message);
    try {
      worker.send(undefined);
    } catch (error) {
      console.log(error.code);
    }
    worker.disconnect();
    worker.on('disconnect', () => console.log(worker.send('late', (error) => console.log(error.code))));
  });
  cluster.on('exit', (who, ...how) => console.log(how));
}
