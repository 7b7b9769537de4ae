// The ways a worker ends, asked for by the primary: what is told, and what of it counts as asked for.
const cluster = require('cluster');
const ways = {
  kill: (worker) => worker.kill(),
  killed: (worker) => worker.kill('SIGKILL'),
  destroy: (worker) => worker.destroy('SIGINT'),
  process: (worker) => worker.process.kill(),
  disconnect: (worker) => worker.disconnect().id,
  channel: (worker) => worker.process.disconnect(),
};
if (cluster.isWorker) {
  process.on('message', () => {});
  process.send('ready');
} else {
  cluster.on('disconnect', ({ id, state, exitedAfterDisconnect }) => console.log('disconnect', id, state, exitedAfterDisconnect, Object.keys(cluster.workers)));
  cluster.on('exit', ({ id, state, exitedAfterDisconnect }, ...how) => {
    console.log('exit', id, state, exitedAfterDisconnect, how, Object.keys(cluster.workers));
    next();
  });
  const rest = Object.entries(ways);
  const next = () => {
    if (rest.length === 0) return;
    const [name, end] = rest.shift();
    const worker = cluster.fork();
    worker.on('message', () => console.log(name, end(worker)));
  };
  next();
  try {
    cluster.workers[1].kill('SIGNONE');
  } catch (error) {
    console.log(error.code);
  }
}
