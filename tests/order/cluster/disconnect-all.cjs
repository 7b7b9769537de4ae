// Several workers: their numbers, that each hears its own messages, the end of all.
const cluster = require('cluster');
if (cluster.isWorker) {
  process.on('message', (message) => process.send([cluster.worker.id, message]));
} else {
  const workers = [1, 2, 3].map(() => cluster.fork());
  console.log(Object.keys(cluster.workers), workers.map(({ id }) => id));
  const answers = [];
  cluster.on('message', (worker, message) => {
    answers.push([worker.id, ...message].join());
    if (answers.length < 6) return;
    console.log(answers.sort());
    console.log(cluster.disconnect(() => console.log('gone', Object.keys(cluster.workers))), Object.keys(cluster.workers));
  });
  let exits = 0;
  cluster.on('exit', () => { if (++exits === 3) console.log(workers.map((worker) => [worker.isDead(), worker.isConnected(), worker.exitedAfterDisconnect, worker.process.exitCode])); });
  for (const worker of workers) for (const text of ['a', 'b']) worker.send(text);
}
