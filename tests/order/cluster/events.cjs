// A worker's life as its primary sees it: events on the cluster, the worker and its process, in order, with the states between.
const cluster = require('cluster');
if (cluster.isWorker) {
  const { worker } = cluster;
  const faces = [worker.id, worker.state, worker.process === process, worker.isDead(), worker.isConnected(), process.env.EXTRA, process.argv.slice(2), process.execArgv, 'NODE_UNIQUE_ID' in process.env];
  worker.on('message', (...args) => worker.send({ got: args, faces, absent: [cluster.fork, cluster.workers, cluster.disconnect] }));
} else {
  cluster.setupPrimary({ args: ['a', 'b'], execArgv: ['--no-warnings'] });
  const shown = (value) => (value instanceof cluster.Worker ? `worker ${value.id}` : JSON.stringify(value));
  for (const name of ['setup', 'fork', 'online', 'listening', 'message', 'disconnect', 'exit']) {
    cluster.on(name, (...args) => console.log('cluster', name, name === 'setup' ? '' : args.map(shown)));
  }
  const worker = cluster.fork({ EXTRA: 'more', LEFT_OUT: undefined });
  const states = () => [worker.state, worker.isDead(), worker.isConnected(), worker.exitedAfterDisconnect, Object.keys(cluster.workers)];
  console.log(Object.keys(worker), worker.id, ...states());
  for (const name of ['fork', 'online', 'message', 'disconnect', 'exit', 'error']) worker.on(name, (...args) => console.log('worker', name, JSON.stringify(args), ...states()));
  for (const name of ['spawn', 'message', 'disconnect', 'exit', 'close']) worker.process.on(name, (...args) => console.log('process', name, JSON.stringify(args)));
  worker.on('online', () => console.log(worker.send({ hello: 1 }, (error) => console.log('sent', error))));
  worker.on('message', () => console.log('disconnects', worker.disconnect() === worker, ...states()));
}
