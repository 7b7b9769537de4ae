// The ways a worker ends by itself: what it is told before, and what the primary hears.
const cluster = require('cluster');
const ways = {
  disconnect: (worker) => worker.disconnect() === worker,
  kill: (worker) => worker.kill(),
  destroy: (worker) => worker.destroy('SIGKILL'),
  both: (worker) => [worker.destroy(), worker.disconnect() === worker],
  channel: () => process.disconnect(),
  exit: () => process.exit(3),
  code: () => { process.exitCode = 4; cluster.worker.disconnect(); },
  timer: (worker) => { worker.once('disconnect', () => setTimeout(() => console.log('timer'), 1)); worker.disconnect(); },
  signal: () => process.kill(process.pid, 'SIGUSR2'),
};
if (cluster.isWorker) {
  const { worker } = cluster;
  worker.on('disconnect', () => console.log('worker disconnect', worker.state, worker.exitedAfterDisconnect, worker.isConnected()));
  process.on('disconnect', () => console.log('process disconnect'));
  process.on('exit', (code) => console.log('exit', code, worker.exitedAfterDisconnect));
  console.log(ways[process.argv[2]](worker), worker.state, worker.exitedAfterDisconnect, worker.isConnected());
} else {
  const rest = Object.keys(ways);
  const next = () => {
    if (rest.length === 0) return;
    const way = rest.shift();
    cluster.setupPrimary({ args: [way], silent: true });
    const worker = cluster.fork();
    console.log('---', way);
    let said = '';
    worker.process.stdout.on('data', (data) => { said += data; });
    for (const name of ['online', 'disconnect', 'exit']) worker.on(name, (...how) => console.log(name, how, worker.exitedAfterDisconnect, Object.keys(cluster.workers)));
    worker.process.on('close', () => {
      console.log(said);
      next();
    });
  };
  next();
}
