// Without the option a worker's input is at its end.
const { Worker } = require('worker_threads');
const w = new Worker(`process.stdin.on('data', () => console.log('data')).on('end', () => console.log('end')); console.log(process.stdin.isTTY, process.stdout.isTTY)`, { eval: true });
console.log(w.stdin);
w.on('exit', (code) => console.log('exit', code));
