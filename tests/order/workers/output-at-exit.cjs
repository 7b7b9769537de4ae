// What a worker prints before it ends comes out, whole.
const { Worker } = require('worker_threads');
const w = new Worker(`for (let i = 0; i < 500; i++) console.log('line ' + i); process.exit(0)`, { eval: true });
w.on('exit', (code) => console.log('exit', code));
