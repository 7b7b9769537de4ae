// A worker that is terminated before it has begun never runs.
const { Worker } = require('worker_threads');
const w = new Worker(`console.log('never')`, { eval: true, stdout: true });
w.on('exit', (code) => console.log('exit', code));
w.terminate().then((code) => console.log('terminated', code));
console.log('called');
