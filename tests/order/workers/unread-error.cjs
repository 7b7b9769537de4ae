// An error that nobody listens for is an uncaught exception of the parent.
// stderr: headlines
const { Worker } = require('worker_threads');
process.on('uncaughtException', (e, origin) => console.log('uncaught', e.message, origin));
const w = new Worker(`throw new Error('from the worker')`, { eval: true });
w.on('exit', (code) => console.log('exit', code));
