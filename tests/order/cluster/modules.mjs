// In an ES module, with values that JSON cannot carry, and what a worker prints.
import cluster, { fork, isPrimary, isWorker, workers } from 'node:cluster';
import * as namespace from 'cluster';
if (isWorker) {
  console.log('worker', cluster.worker.id, Object.keys(namespace).join());
  process.on('message', (message) => process.send(message));
} else {
  console.log(isPrimary, fork === cluster.fork, Object.keys(namespace).join());
  cluster.setupPrimary({ serialization: 'advanced', silent: true });
  const worker = cluster.fork();
  let said = '';
  worker.process.stdout.setEncoding('utf8').on('data', (data) => { said += data; });
  worker.send(new Map([[1, 2n], ['date', new Date(0)]]));
  worker.on('message', (message) => {
    console.log(message);
    cluster.disconnect();
  });
  worker.process.on('close', () => console.log(said.replace('_getServer,', '').replace(',_setupWorker', ''), workers));
}
