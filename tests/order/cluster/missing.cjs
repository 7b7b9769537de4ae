// A worker whose program does not exist, and an error of a worker's process.
const cluster = require('cluster');
for (const name of ['fork', 'online', 'disconnect', 'exit']) cluster.on(name, (worker, ...how) => console.log(name, worker.id, how));
cluster.setupPrimary({ exec: '/nowhere/worker.js', silent: true });
const worker = cluster.fork();
worker.on('error', (...args) => console.log('error', args.map(String)));
console.log(worker.process.emit('error', new Error('told')));
worker.process.on('close', (...how) => console.log('close', how));
