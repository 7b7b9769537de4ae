// An unreferenced worker does not keep the process alive.
const { Worker } = require('worker_threads');
const w = new Worker(`setInterval(() => {}, 1000)`, { eval: true });
w.on('online', () => { w.unref(); console.log('unref'); });
w.on('exit', () => console.log('never'));
process.on('exit', (code) => console.log('exit', code));
